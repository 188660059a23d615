using Lightcone.Geodesy;

namespace Lightcone.Location.Planning;

/// <summary>A place whose claim is to be proven.</summary>
/// <param name="Name">Unique within the request.</param>
/// <param name="Place">Where honest hosts of the site stand.</param>
/// <param name="Claim">What must be proven: within so many km, or outside a prohibited set.</param>
public sealed record PlanSite(string Name, GeoPoint Place, Zone Claim)
{
    /// <summary>Fault domains that the site's operator can touch; their landmarks never count for it.</summary>
    public IReadOnlyList<string> OwnDomains { get; init; } = [];
}
