namespace Lightcone.Geodesy;

/// <summary>All points that lie inside all caps of at least (groups - tolerated) groups.</summary>
/// <remarks>Where the caps are discs of landmarks and the groups are fault domains, this is the set of places that
/// remain possible while up to <see cref="Tolerated"/> domains are wrong, whatever they say.</remarks>
public sealed record CapQuorum
{
    /// <summary>The quorum over groups of caps. An empty group holds every point.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerated"/> is negative.</exception>
    public CapQuorum(IReadOnlyList<IReadOnlyList<Cap>> groups, int tolerated)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerated);
        Groups = [.. groups.Select(g => (IReadOnlyList<Cap>)[.. g])];
        Tolerated = tolerated;
    }

    /// <summary>The groups; their order, and that of the caps within, does not matter.</summary>
    public IReadOnlyList<IReadOnlyList<Cap>> Groups { get; }

    /// <summary>How many groups may exclude a point that still counts; at least 0.</summary>
    public int Tolerated { get; }
}
