using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Lightcone.Geodesy.Borders.Packing;
using Lightcone.Geodesy.Borders.Search;
using Lightcone.Wire;

namespace Lightcone.Geodesy.Borders;

/// <summary>The land of the world's countries and territories: a named, versioned, hashed set of shapes.</summary>
/// <remarks>
/// The shapes are those of the pack's source, whole: lines of control as the source draws them, no opinion on
/// sovereignty. Sea belongs to no atom. Every question about nearness counts <see cref="DilationMillimetres"/>
/// in the cautious direction, unless it says otherwise. Safe for many threads; indices are built when first asked for.
/// </remarks>
public sealed class BoundaryPack
{
    private static readonly Lazy<BoundaryPack> LazilyEmbedded = new(ReadEmbedded);

    private readonly BorderShapes _shapes;
    private readonly Lazy<MeridianIndex> _meridians;
    private readonly Lazy<BorderTree> _tree;
    private readonly Lazy<CellSurvey> _cells;

    private BoundaryPack(BorderShapes shapes, string sha256)
    {
        _shapes = shapes;
        Sha256 = sha256;
        Atoms = shapes.Atoms;
        _meridians = new Lazy<MeridianIndex>(() => new MeridianIndex(_shapes));
        _tree = new Lazy<BorderTree>(() => new BorderTree(BorderCurves.Of(_shapes), _shapes.AtomsOfArcs().Touched));
        var all = Atoms.Aggregate(AtomSet.Empty, (set, atom) => set | AtomSet.Of(atom.Index));
        _cells = new(() => new CellSurvey(_meridians.Value, Tree, all, angle => DilatedChord(0, angle)));
    }

    /// <summary>The pack that this program carries: Natural Earth 1:10m by way of <c>world-atlas</c>.</summary>
    public static BoundaryPack Embedded => LazilyEmbedded.Value;

    /// <summary>The source's name, for example <c>world-atlas/countries-10m</c>.</summary>
    public string Name => _shapes.Name;

    /// <summary>The source's version, for example <c>2.0.2</c>.</summary>
    public string Version => _shapes.Version;

    /// <summary>SHA-256 of the pack's canonical uncompressed bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>SHA-256 of the source file that the pack was built from, 64 lower-case hexadecimal digits.</summary>
    public string SourceSha256 => Convert.ToHexStringLower(_shapes.SourceSha256);

    /// <summary>Name, version and hash in one line, as results quote the pack.</summary>
    public string Label => $"{Name} {Version} sha256:{Sha256}";

    /// <summary>The atoms, each at the place of its index; at most 256.</summary>
    public IReadOnlyList<BoundaryAtom> Atoms { get; }

    /// <summary>How far a true border may lie from the drawn one, in millimetres: quantisation and generalisation
    /// of the source (docs/formats.md, "Boundary pack").</summary>
    public long DilationMillimetres => _shapes.DilationMetres * 1000L;

    internal BorderShapes Shapes => _shapes;

    internal BorderTree Tree => _tree.Value;

    internal CellSurvey Cells => _cells.Value;

    /// <summary>Reads a pack's canonical bytes. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="bytes">The uncompressed pack, at most 16 MiB.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="refusal">What is wrong, and at which byte.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out BoundaryPack? pack,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        var shapes = PackReader.Read(bytes, out refusal);
        pack = shapes is null ? null : new BoundaryPack(shapes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return pack is not null && refusal is null;
    }

    /// <summary>Reads a pack as it is stored: its canonical bytes as one Brotli stream, at most 8 MiB.</summary>
    /// <param name="compressed">The stored pack.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="refusal">What is wrong, and at which byte.</param>
    public static bool TryParseCompressed(
        ReadOnlySpan<byte> compressed,
        [NotNullWhen(true)] out BoundaryPack? pack,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        pack = null;
        var bytes = PackReader.Decompress(compressed, out refusal);
        return bytes is not null && TryParse(bytes, out pack, out refusal);
    }

    /// <summary>The atoms with this code; empty where the pack has none.</summary>
    /// <param name="iso2">ISO 3166-1 alpha-2, capital letters. Some codes have no shape of their own: the source
    /// draws French Guiana (GF), for example, within France.</param>
    public AtomSet AtomsOf(string iso2)
    {
        var set = AtomSet.Empty;
        foreach (var atom in Atoms)
            if (atom.Iso2 == iso2) set |= AtomSet.Of(atom.Index);
        return set;
    }

    /// <summary>The atoms as drawn that hold the point, or have it on their border. Not dilated.</summary>
    public AtomSet AtomsAt(GeoPoint point) => _meridians.Value.At(point);

    /// <summary>The same as <see cref="AtomsAt"/>, as atoms in the order of their index; empty at sea.</summary>
    public IReadOnlyList<BoundaryAtom> CountriesAt(GeoPoint point) => Select(AtomsAt(point));

    /// <summary>The atoms of a set, in the order of their index.</summary>
    public IReadOnlyList<BoundaryAtom> Select(AtomSet set) => [.. set.Indices().Select(i => Atoms[i])];

    /// <summary>Every atom whose land may lie within a distance of a point, with the pack's error counted:
    /// one may be named needlessly, none is missed.</summary>
    /// <param name="centre">The point.</param>
    /// <param name="radiusMillimetres">The geodesic distance, at least 0.</param>
    public AtomSet AtomsWithin(GeoPoint centre, long radiusMillimetres)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radiusMillimetres);
        return AtomsAt(centre) | Tree.Within(UnitVector.Of(centre), DilatedChord(radiusMillimetres));
    }

    /// <summary>Whether the land of any of these atoms may lie within a distance of a point, with the pack's error
    /// counted. The same question as <see cref="AtomsWithin"/>, answered sooner.</summary>
    public bool IsAnyWithin(GeoPoint centre, long radiusMillimetres, AtomSet atoms)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radiusMillimetres);
        return Tree.AnyWithin(UnitVector.Of(centre), DilatedChord(radiusMillimetres), atoms)
            || AtomsAt(centre).Overlaps(atoms);
    }

    /// <summary>Every atom whose land a cell may touch, with the pack's error counted: one may be named needlessly,
    /// none is missed. A part of what the cell's parent may touch.</summary>
    public AtomSet AtomsTouching(Cell cell) => Cells.Touched(cell);

    /// <summary>Every atom that the region may touch, by area, the largest first. For reports.</summary>
    public IReadOnlyList<CountryShare> CountriesTouching(Region region)
    {
        var whole = region.AreaSquareMetres;
        return [.. Cells.Areas(region)
            .Select(entry => new CountryShare(Atoms[entry.Key], entry.Value, whole > 0 ? entry.Value / whole : 0))
            .OrderByDescending(share => share.AreaSquareMetres).ThenBy(share => share.Atom.Index)];
    }

    /// <summary>A lower bound of the geodesic distance from a point to the land of these atoms <i>as drawn</i>:
    /// the pack's error is not subtracted.</summary>
    /// <returns>Millimetres, rounded down: at most 0.34 % and 20 m below the true distance; 0 on land;
    /// <see cref="long.MaxValue"/> for atoms without land.</returns>
    public long DistanceToLandMillimetres(GeoPoint point, AtomSet atoms)
    {
        if (AtomsAt(point).Overlaps(atoms)) return 0;
        var chord = Tree.Nearest(UnitVector.Of(point), atoms);
        if (double.IsInfinity(chord)) return long.MaxValue;
        var metres = AuxiliarySphere.LowerMetres(chord) - BorderCurves.ErrorMetres;
        return metres <= 0 ? 0 : (long)(metres * 1000);
    }

    /// <summary>The rings of an atom, outer ones and holes alike: an even-odd fill of them all is its land.</summary>
    /// <remarks>Degrees. Longitudes run on over the antimeridian and may pass 180 either way; a ring round a pole
    /// ends 360 degrees from where it began. The last point repeats the first.</remarks>
    public IEnumerable<IReadOnlyList<(double Latitude, double Longitude)>> RingsOf(int atom) =>
        _shapes.Polygons[atom].SelectMany(rings => rings).Select(ring => RingTrace.Of(_shapes, ring));

    /// <summary>The chord that reaches a distance and the pack's error, from a point or a cap of the sphere.</summary>
    internal double DilatedChord(double radiusMillimetres, double angle = 0) => AuxiliarySphere.ChordReaching(
        ((radiusMillimetres + DilationMillimetres) / 1000) + BorderCurves.ErrorMetres, angle);

    private static BoundaryPack ReadEmbedded()
    {
        using var stream = typeof(BoundaryPack).Assembly.GetManifestResourceStream("boundaries.bin.br")
            ?? throw new InvalidOperationException("The boundary pack is not embedded in this build.");
        var compressed = new byte[stream.Length];
        stream.ReadExactly(compressed);
        return TryParseCompressed(compressed, out var pack, out var refusal)
            ? pack
            : throw new InvalidOperationException($"The embedded boundary pack is broken. {refusal.Detail}");
    }
}
