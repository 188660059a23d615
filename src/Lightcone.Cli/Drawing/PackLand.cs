using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Reports.Maps;
using Lightcone.Reports.Projections;

namespace Lightcone.Cli.Drawing;

/// <summary>A boundary pack's land as areas to draw.</summary>
internal static class PackLand
{
    public static IReadOnlyList<MapArea> Areas(BoundaryPack pack) => [.. pack.Atoms.Select(atom => Area(pack, atom))];

    /// <summary>What an atom's area is called on a map: unique, since several atoms may have no code.</summary>
    public static string NameOf(BoundaryAtom atom) => $"{atom.Index}:{atom.Label}";

    private static MapArea Area(BoundaryPack pack, BoundaryAtom atom) =>
        new(NameOf(atom), [.. pack.RingsOf(atom.Index).Select(Ring)])
        {
            Holds = place => pack.AtomsAt(new GeoPoint(place.Latitude, place.Longitude)).Contains(atom.Index),
        };

    private static LonLat[] Ring(IReadOnlyList<(double Latitude, double Longitude)> ring)
    {
        // The last point repeats the first, there; here a ring closes itself.
        var corners = new LonLat[ring.Count - 1];
        for (var i = 0; i < corners.Length; i++) corners[i] = new LonLat(ring[i].Longitude, ring[i].Latitude);
        return corners;
    }
}
