using Lightcone.Geodesy;

namespace Lightcone.Location;

/// <summary>Where the target can be if at most f fault domains are wrong, and how that came about. Built only by the
/// solver.</summary>
public sealed record LocationResult
{
    internal LocationResult()
    {
    }

    /// <summary>D: how many fault domains answered.</summary>
    public required int Domains { get; init; }

    /// <summary>f: how many domains may be wrong, or lying, without the target escaping the region.</summary>
    public required int FaultsTolerated { get; init; }

    /// <summary>The smallest number of domains that must be taken as wrong for any place to be left, at most f; null
    /// if even f leaves no place.</summary>
    public required int? FaultsUsed { get; init; }

    /// <summary>Every disc, tightest first.</summary>
    public required IReadOnlyList<Disc> Discs { get; init; }

    /// <summary>All points inside at least D - f domains' discs, rounded outward. Holds the target if it has one
    /// key holder and at most f domains are wrong.</summary>
    public required Region Region { get; init; }

    /// <summary>No point is inside D - f domains' discs: more than f domains are wrong, or the key has more than one
    /// holder. Opens a case.</summary>
    public bool IsContradictory => Region.IsEmpty;
}
