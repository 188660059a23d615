namespace Lightcone.Geodesy.Borders.Packing;

/// <summary>The content of a boundary pack as it is stored: quantised arcs, and the atoms' rings made of
/// them.</summary>
/// <remarks>
/// Arcs are shared: a border between two atoms is stored once. Coordinates are whole quanta of longitude
/// (<see cref="Period"/> of them round the Earth, from 180 degrees west) and of latitude. Within an arc the
/// x run on over the antimeridian, so an edge is never longer than <see cref="PackLimits.LongestEdge"/>.
/// A ring may go round the pole. Inside is what an even-odd count along the meridian to the north pole says;
/// the north pole itself is therefore outside every atom, which is true of this Earth.
/// </remarks>
internal sealed class BorderShapes
{
    /// <summary>Name of the pack's source, for example <c>world-atlas/countries-10m</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the pack's source.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the source file, 32 bytes.</summary>
    public required byte[] SourceSha256 { get; init; }

    /// <summary>How far a true border may lie from the drawn one, in metres.</summary>
    public required int DilationMetres { get; init; }

    /// <summary>Quanta of longitude in 360 degrees.</summary>
    public required int Period { get; init; }

    /// <summary>Latitude of row 0, in degrees.</summary>
    public required double LatitudeOrigin { get; init; }

    /// <summary>Degrees of latitude per row, more than 0.</summary>
    public required double LatitudeStep { get; init; }

    /// <summary>The atoms, by index.</summary>
    public required BoundaryAtom[] Atoms { get; init; }

    /// <summary>Per atom its polygons, each a list of rings, each a list of arcs: i, or ~i for arc i
    /// reversed.</summary>
    public required int[][][][] Polygons { get; init; }

    /// <summary>The first point of each arc, and one entry more for the end of the last.</summary>
    public required int[] ArcStart { get; init; }

    /// <summary>Quanta of longitude of all points of all arcs.</summary>
    public required int[] X { get; init; }

    /// <summary>Quanta of latitude of all points of all arcs.</summary>
    public required int[] Y { get; init; }

    /// <summary>How many arcs there are.</summary>
    public int ArcCount => ArcStart.Length - 1;

    /// <summary>Longitude in degrees of an x that may have run over the antimeridian: may exceed 180.</summary>
    public double Longitude(double x) => (x * 360 / Period) - 180;

    /// <summary>Latitude in degrees of a row.</summary>
    public double Latitude(double y) => LatitudeOrigin + (y * LatitudeStep);

    /// <summary>The atoms that each arc bounds: all of them, and those for which it is a border an odd number
    /// of times (an atom's two sides of one line cancel).</summary>
    public (AtomSet[] Touched, AtomSet[] Toggled) AtomsOfArcs()
    {
        var touched = new AtomSet[ArcCount];
        var toggled = new AtomSet[ArcCount];
        for (var atom = 0; atom < Polygons.Length; atom++)
        {
            var bit = AtomSet.Of(atom);
            foreach (var ring in Polygons[atom].SelectMany(polygon => polygon))
            {
                foreach (var reference in ring)
                {
                    var arc = reference < 0 ? ~reference : reference;
                    touched[arc] |= bit;
                    toggled[arc] ^= bit;
                }
            }
        }

        return (touched, toggled);
    }
}
