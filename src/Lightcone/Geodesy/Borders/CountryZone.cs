namespace Lightcone.Geodesy.Borders;

/// <summary>The land of some countries. Sea belongs to no country: what stands at sea touches nothing.</summary>
/// <remarks>
/// A claim about countries therefore reads "the device stands on land". The pack's error is counted on both sides:
/// a patch that reaches within it of a border touches both sides. An atom that may belong to a country of the zone
/// (<see cref="BoundaryAtom.MayBelongTo"/>) and to others is undecided: land of the zone and land elsewhere.
/// </remarks>
public sealed record CountryZone : Zone
{
    private readonly AtomSet _own;
    private readonly AtomSet _other;

    /// <summary>The land of the countries with these codes.</summary>
    /// <param name="pack">The shapes.</param>
    /// <param name="iso2">ISO 3166-1 alpha-2 codes, capital letters, one or more, in any order.</param>
    /// <exception cref="ArgumentException">There is no code, or one that the pack has no atom for.</exception>
    public CountryZone(BoundaryPack pack, IEnumerable<string> iso2)
    {
        string[] codes = [.. iso2.Distinct().Order(StringComparer.Ordinal)];
        if (codes.Length == 0) throw new ArgumentException("A zone of countries needs a country.", nameof(iso2));
        foreach (var code in codes)
            if (pack.AtomsOf(code).IsEmpty) throw new ArgumentException($"{pack.Name} has no {code}.", nameof(iso2));
        Pack = pack;
        Text = string.Join(',', codes);
        foreach (var atom in pack.Atoms)
        {
            var bit = AtomSet.Of(atom.Index);
            var isOwn = codes.Contains(atom.Iso2);
            if (isOwn || atom.MayBelongTo.Any(codes.Contains)) _own |= bit;
            if (!isOwn) _other |= bit;
        }
    }

    /// <summary>The shapes that the zone is cut from; results name it and its hash.</summary>
    public BoundaryPack Pack { get; }

    /// <summary>The codes in alphabetical order, for example <c>CN,HK,MO</c>.</summary>
    public override string Text { get; }

    /// <summary>The atoms that are, or may be, land of the zone.</summary>
    public AtomSet Own => _own;

    /// <summary>The atoms that are, or may be, land of another country.</summary>
    public AtomSet Other => _other;

    /// <inheritdoc/>
    public override ZoneContact ContactOf(GeoPoint centre, long radiusMillimetres) =>
        (Pack.IsAnyWithin(centre, radiusMillimetres, _own) ? ZoneContact.Zone : ZoneContact.None)
        | (Pack.IsAnyWithin(centre, radiusMillimetres, _other) ? ZoneContact.Elsewhere : ZoneContact.None);

    /// <inheritdoc/>
    public override ZoneContact ContactOf(Region region)
    {
        var touched = Pack.Cells.GroupsTouched(region, [_own, _other]);
        return ((touched & 1) != 0 ? ZoneContact.Zone : ZoneContact.None)
            | ((touched & 2) != 0 ? ZoneContact.Elsewhere : ZoneContact.None);
    }
}
