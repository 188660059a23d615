namespace Lightcone.Reports.Projections;

/// <summary>How the Earth is laid on the frame: a projection, and what of it is seen.</summary>
internal abstract class MapView(Frame frame)
{
    public Frame Frame { get; } = frame;

    /// <summary>The projection in words, for the foot of the map.</summary>
    public abstract string Note { get; }

    /// <summary>The scale in the middle of the frame.</summary>
    public abstract double MetresPerPixel { get; }

    /// <summary>A place that this view takes to be outside every ring: who fills an area that holds it
    /// adds the whole map to the path, which turns inside and outside round.</summary>
    /// <remarks>On a sphere a ring alone does not say which side is meant; this settles it whatever way it
    /// runs.</remarks>
    public abstract LonLat Blind { get; }

    /// <summary>Adds all that the map shows.</summary>
    public abstract void FillWhole(PathText path);

    /// <summary>Latitude between graticule lines, in degrees.</summary>
    public abstract double GraticuleStep { get; }

    /// <summary>Longitude between graticule lines, in degrees: more near a pole, where meridians crowd.</summary>
    public abstract double MeridianStep { get; }

    /// <summary>Where on the drawing a place is; may be far outside the frame.</summary>
    public abstract PlanePoint Place(LonLat place);

    /// <summary>Adds a ring's inside to an even-odd path.</summary>
    public abstract void Fill(PathText path, IReadOnlyList<LonLat> ring);

    /// <summary>Adds a line that is not closed unless its last corner repeats its first.</summary>
    public abstract void Stroke(PathText path, IReadOnlyList<LonLat> line);

    /// <summary>Adds a ring's outline, without the edges that are only cuts of the file's format:
    /// along the antimeridian and at the poles.</summary>
    public void Outline(PathText path, IReadOnlyList<LonLat> ring)
    {
        var line = new List<LonLat>(ring.Count + 1);
        for (var i = 0; i <= ring.Count; i++)
        {
            var corner = ring[i % ring.Count];
            if (line.Count > 0 && IsCut(line[^1], corner))
            {
                if (line.Count > 1) Stroke(path, line);
                line.Clear();
            }

            line.Add(corner);
        }

        if (line.Count > 1) Stroke(path, line);
    }

    /// <summary>Whether some edge of the ring is only a cut.</summary>
    public static bool HasCut(IReadOnlyList<LonLat> ring)
    {
        for (var i = 0; i < ring.Count; i++)
        {
            if (IsCut(ring[i], ring[(i + 1) % ring.Count])) return true;
        }

        return false;
    }

    private static bool IsCut(LonLat a, LonLat b)
    {
        const double Near = 1e-6;
        var alongAntimeridian = IsAt180(a) && IsAt180(b);
        var atPole = Math.Abs(a.Latitude) > 90 - Near && Math.Abs(b.Latitude) > 90 - Near;
        return alongAntimeridian || atPole;

        // Not "180 or beyond": a ring may run on past it, and its edges there are real.
        static bool IsAt180(LonLat place) => Math.Abs(Math.Abs(place.Longitude) - 180) < Near;
    }

    /// <summary>Adds the parts of a projected line that may be seen.</summary>
    protected void AddVisible(PathText path, List<PlanePoint> line)
    {
        var seen = new List<PlanePoint>(line.Count);
        for (var i = 1; i < line.Count; i++)
        {
            if (!Frame.MayShow(line[i - 1], line[i]))
            {
                path.AddOpen(seen);
                seen.Clear();
                continue;
            }

            if (seen.Count == 0) seen.Add(line[i - 1]);
            seen.Add(line[i]);
        }

        path.AddOpen(seen);
    }
}
