using Lightcone.Wire;

namespace Lightcone.Geodesy.Borders.Packing;

/// <summary>Whether a pack's numbers make shapes on the Earth: a ring that does not close has no inside.</summary>
internal static class RingCheck
{
    public static void Check(BorderShapes shapes, ref PackCursor cursor)
    {
        if (shapes.LatitudeStep <= 0) cursor.Fail(RefusalKind.OutOfRange, "the height of a row is not above 0.");
        foreach (var y in shapes.Y)
        {
            if (shapes.Latitude(y) is >= -90 and <= 90) continue;
            cursor.Fail(RefusalKind.OutOfRange, "a row lies beyond a pole.");
            return;
        }

        foreach (var ring in shapes.Polygons.SelectMany(polygons => polygons).SelectMany(polygon => polygon))
            if (!cursor.Failed) CheckRing(shapes, ring, ref cursor);
        if (!cursor.Failed && EdgePieces.PointCount(shapes) > PackLimits.CurvePoints)
            cursor.Fail(RefusalKind.TooLarge, "edges are too long and too many.");
    }

    private static void CheckRing(BorderShapes shapes, int[] ring, ref PackCursor cursor)
    {
        if (ring.Length == 0) cursor.Fail(RefusalKind.BrokenRing, "a ring has no arcs.");
        foreach (var reference in ring)
        {
            if ((reference < 0 ? ~reference : reference) < shapes.ArcCount) continue;
            cursor.Fail(RefusalKind.BrokenRing, $"a ring names arc {reference} of {shapes.ArcCount}.");
            return;
        }

        for (var i = 0; i < ring.Length; i++)
        {
            var end = Point(shapes, ring[i], atEnd: true);
            if (end == Point(shapes, ring[(i + 1) % ring.Length], atEnd: false)) continue;
            cursor.Fail(RefusalKind.BrokenRing, "the arcs of a ring do not join.");
            return;
        }
    }

    private static (int X, int Y) Point(BorderShapes shapes, int reference, bool atEnd)
    {
        var arc = reference < 0 ? ~reference : reference;
        var index = atEnd == (reference >= 0) ? shapes.ArcStart[arc + 1] - 1 : shapes.ArcStart[arc];
        var x = shapes.X[index] % shapes.Period;
        return (x < 0 ? x + shapes.Period : x, shapes.Y[index]);
    }
}
