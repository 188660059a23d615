using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;

namespace Lightcone.Cli.Boundaries;

/// <summary>What lies at a place and round it.</summary>
/// <param name="Pack">The shapes asked.</param>
/// <param name="Point">The place.</param>
/// <param name="Here">The atoms at the place as drawn; none at sea.</param>
/// <param name="Undecided">The atoms that the place may lie in, with the pack's error counted.</param>
/// <param name="Nearest">The nearest other atoms, with a lower bound of their distance as drawn.</param>
internal sealed record NearCountries(
    BoundaryPack Pack,
    GeoPoint Point,
    IReadOnlyList<BoundaryAtom> Here,
    IReadOnlyList<BoundaryAtom> Undecided,
    IReadOnlyList<(BoundaryAtom Atom, long Millimetres)> Nearest)
{
    private const int Listed = 5;

    public static NearCountries Of(BoundaryPack pack, GeoPoint point)
    {
        var here = pack.AtomsAt(point);
        var nearest = pack.Atoms.Where(atom => !here.Contains(atom.Index))
            .Select(atom => (atom, pack.DistanceToLandMillimetres(point, AtomSet.Of(atom.Index))))
            .OrderBy(entry => entry.Item2).ThenBy(entry => entry.atom.Index).Take(Listed);
        return new(pack, point, pack.Select(here), pack.Select(pack.AtomsWithin(point, 0)), [.. nearest]);
    }
}
