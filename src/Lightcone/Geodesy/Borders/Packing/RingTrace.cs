namespace Lightcone.Geodesy.Borders.Packing;

/// <summary>Joins the arcs of a ring into one line of points.</summary>
internal static class RingTrace
{
    public static IReadOnlyList<(double Latitude, double Longitude)> Of(BorderShapes shapes, int[] ring)
    {
        var points = new List<(double, double)>();
        var shift = 0;
        int? end = null;
        foreach (var reference in ring)
        {
            var arc = reference < 0 ? ~reference : reference;
            var first = shapes.ArcStart[arc];
            var last = shapes.ArcStart[arc + 1] - 1;
            var (from, to, step) = reference < 0 ? (last, first, -1) : (first, last, 1);
            // Each arc counts its turns round the Earth for itself; the ring goes on where the one before ended.
            shift = end is { } x ? x - shapes.X[from] : 0;
            for (var i = end is null ? from : from + step; i != to + step; i += step)
                points.Add((shapes.Latitude(shapes.Y[i]), shapes.Longitude(shapes.X[i] + shift)));
            end = shapes.X[to] + shift;
        }

        return points;
    }
}
