namespace Lightcone.Reports.Projections;

/// <summary>The rectangle of the drawing that holds the map, in pixels.</summary>
internal sealed record Frame(double Left, double Top, double Width, double Height)
{
    // Clipped edges run this far outside the frame, where the picture's own clip hides their strokes.
    private const double Margin = 4;

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public PlanePoint Middle => new(Left + (Width / 2), Top + (Height / 2));

    public bool Holds(PlanePoint p) => p.X >= Left && p.X <= Right && p.Y >= Top && p.Y <= Bottom;

    /// <summary>Whether the segment may be seen: its bounding box meets the frame.</summary>
    public bool MayShow(PlanePoint a, PlanePoint b) =>
        Math.Max(a.X, b.X) >= Left - Margin && Math.Min(a.X, b.X) <= Right + Margin
        && Math.Max(a.Y, b.Y) >= Top - Margin && Math.Min(a.Y, b.Y) <= Bottom + Margin;

    /// <summary>The part of a closed ring inside the frame (Sutherland and Hodgman 1974); empty when outside.</summary>
    /// <remarks>Parts may be joined along the frame's edge, just outside it: right for filling.</remarks>
    public List<PlanePoint> ClipRing(List<PlanePoint> ring)
    {
        var (minX, maxX, minY, maxY) = Bounds(ring);
        if (maxX < Left - Margin || minX > Right + Margin || maxY < Top - Margin || minY > Bottom + Margin) return [];
        if (minX < Left - Margin) ring = ClipSide(ring, p => p.X - (Left - Margin));
        if (maxX > Right + Margin) ring = ClipSide(ring, p => Right + Margin - p.X);
        if (minY < Top - Margin) ring = ClipSide(ring, p => p.Y - (Top - Margin));
        if (maxY > Bottom + Margin) ring = ClipSide(ring, p => Bottom + Margin - p.Y);
        return ring;
    }

    private static (double MinX, double MaxX, double MinY, double MaxY) Bounds(List<PlanePoint> ring)
    {
        double minX = double.MaxValue, maxX = double.MinValue, minY = double.MaxValue, maxY = double.MinValue;
        foreach (var p in ring)
        {
            minX = Math.Min(minX, p.X);
            maxX = Math.Max(maxX, p.X);
            minY = Math.Min(minY, p.Y);
            maxY = Math.Max(maxY, p.Y);
        }

        return (minX, maxX, minY, maxY);
    }

    /// <param name="ring">The ring.</param>
    /// <param name="inside">Linear over the plane, at least 0 on the side that is kept.</param>
    private static List<PlanePoint> ClipSide(List<PlanePoint> ring, Func<PlanePoint, double> inside)
    {
        var kept = new List<PlanePoint>(ring.Count);
        for (var i = 0; i < ring.Count; i++)
        {
            var a = ring[i];
            var b = ring[(i + 1) % ring.Count];
            double atA = inside(a), atB = inside(b);
            if (atA >= 0) kept.Add(a);
            if (atA >= 0 == atB >= 0) continue;
            var share = atA / (atA - atB);
            kept.Add(new PlanePoint(a.X + (share * (b.X - a.X)), a.Y + (share * (b.Y - a.Y))));
        }

        return kept;
    }
}
