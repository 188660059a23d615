namespace Lightcone.Geodesy.Borders;

/// <summary>One shape of a boundary pack: a country, a territory, or a piece of land that is nobody's beyond
/// doubt.</summary>
/// <remarks>The shapes and names are those of the pack's source. They are no opinion on sovereignty.</remarks>
public sealed record BoundaryAtom
{
    internal BoundaryAtom()
    {
    }

    /// <summary>The atom's place in its pack, 0 to 255.</summary>
    public required int Index { get; init; }

    /// <summary>The ISO 3166-1 alpha-2 code, a user-assigned code (XK), or null where there is none.
    /// Several atoms may share a code.</summary>
    public required string? Iso2 { get; init; }

    /// <summary>The name that the source gives the shape, for people.</summary>
    public required string Name { get; init; }

    /// <summary>Where the code comes from, or why there is none.</summary>
    public required string Status { get; init; }

    /// <summary>Further countries, by code, that the land may belong to, ascending; mostly empty.</summary>
    /// <remarks>A zone with one of these countries counts the land as undecided: in the zone and outside it.
    /// Naming one too many can therefore only withhold a proof.</remarks>
    public required IReadOnlyList<string> MayBelongTo { get; init; }

    /// <summary>The code where there is one, otherwise the name; never empty.</summary>
    public string Label => Iso2 ?? Name;
}
