using System.Globalization;
using System.Text;

namespace Lightcone.Geodesy.Coverings;

/// <summary>Rings of the globe on the flat frame of longitudes -180 to 180 and latitudes -90 to 90.</summary>
/// <remarks>A ring that crosses the antimeridian falls into pieces that begin and end on the frame. Both the rings and
/// the frame, walked counter-clockwise, have the region to their left; so from the end of a piece the frame is followed
/// to the next beginning of one. That closes rings across the antimeridian and round the poles alike (RFC 7946,
/// section 3.1.9). Corners on the antimeridian or a pole are first moved off it by 1e-9 degrees (0.1 mm).</remarks>
internal sealed class FlatRings
{
    private const double Nudge = 1e-9;
    private const double LongestStepDegrees = 1;
    private readonly List<List<(double X, double Y)>> _closed = [];
    private readonly List<List<(double X, double Y)>> _pieces = [];

    /// <summary>A GeoJSON MultiPolygon; <paramref name="frameIsInside"/> tells whether the region holds the
    /// antimeridian where no ring crosses it.</summary>
    public static string GeoJson(IReadOnlyList<IReadOnlyList<GeoPoint>> rings, bool frameIsInside)
    {
        var flat = new FlatRings();
        foreach (var ring in rings) flat.Cut(Dense(ring));
        if (flat._pieces.Count > 0) flat.CloseAlongFrame();
        else if (frameIsInside) flat._closed.Add([(-180, -90), (180, -90), (180, 90), (-180, 90)]);
        return flat.Text();
    }

    private static List<(double X, double Y)> Dense(IReadOnlyList<GeoPoint> ring)
    {
        List<(double X, double Y)> dense = [];
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (UnitVector.Of(ring[i]), UnitVector.Of(ring[(i + 1) % ring.Count]));
            var steps = (int)Math.Ceiling(Math.Sqrt(from.SquaredChord(to)) * 180 / Math.PI / LongestStepDegrees);
            dense.Add(Nudged(ring[i]));
            for (var step = 1; step < steps; step++)
            {
                var part = (double)step / steps;
                dense.Add(Nudged(UnitVector.Along(
                    from.X + ((to.X - from.X) * part), from.Y + ((to.Y - from.Y) * part),
                    from.Z + ((to.Z - from.Z) * part)).ToGeoPoint()));
            }
        }

        return dense;
    }

    private static (double X, double Y) Nudged(GeoPoint point) => (
        Math.Abs(point.Longitude) > 180 - Nudge ? 180 - Nudge : point.Longitude,
        Math.Clamp(point.Latitude, -90 + Nudge, 90 - Nudge));

    private void Cut(List<(double X, double Y)> ring)
    {
        List<List<(double X, double Y)>> pieces = [[]];
        for (var i = 0; i < ring.Count; i++)
        {
            var (at, next) = (ring[i], ring[(i + 1) % ring.Count]);
            pieces[^1].Add(at);
            if (Math.Abs(next.X - at.X) <= 180) continue;
            var side = at.X > 0 ? 180.0 : -180.0; // the shorter way leaves through this side
            var (here, there) = (side - at.X, next.X + side);
            var crossing = at.Y + ((next.Y - at.Y) * here / (here + there));
            pieces[^1].Add((side, crossing));
            pieces.Add([(-side, crossing)]);
        }

        if (pieces.Count == 1)
        {
            _closed.Add(pieces[0]);
            return;
        }

        pieces[^1].AddRange(pieces[0]); // the first piece began in the middle
        pieces.RemoveAt(0);
        _pieces.AddRange(pieces);
    }

    /// <summary>Where on the frame, counter-clockwise from the south-eastern corner, 0 to 4: east, north, west, south
    /// side. Pieces end on the eastern and western sides only.</summary>
    private static double Along((double X, double Y) end) => end.X > 0 ? (end.Y + 90) / 180 : 2 + ((90 - end.Y) / 180);

    private void CloseAlongFrame()
    {
        var open = _pieces.OrderBy(p => Along(p[0])).ToList();
        while (open.Count > 0)
        {
            List<(double X, double Y)> ring = [];
            var first = open[0];
            var piece = first;
            do
            {
                ring.AddRange(piece);
                open.Remove(piece);
                var end = Along(piece[^1]);
                // The first beginning after the end, of the open pieces and the ring's own; else round the frame.
                var candidates = open.Append(first).OrderBy(p => Along(p[0])).ToList();
                var next = candidates.Find(p => Along(p[0]) >= end) ?? candidates[0];
                AddCorners(ring, end, Along(next[0]));
                piece = next;
            }
            while (piece != first);
            _closed.Add(ring);
        }
    }

    private static void AddCorners(List<(double X, double Y)> ring, double from, double to)
    {
        (double X, double Y)[] corners = [(180, 90), (-180, 90), (-180, -90), (180, -90)];
        if (to < from) to += 4;
        for (var corner = (int)Math.Ceiling(from); corner < to; corner++)
        {
            if (corner >= 1) ring.Add(corners[(corner - 1) % 4]);
        }
    }

    private static double SignedArea(List<(double X, double Y)> ring)
    {
        double sum = 0;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += (a.X * b.Y) - (b.X * a.Y);
        }

        return sum / 2;
    }

    private static bool Holds(List<(double X, double Y)> ring, (double X, double Y) point)
    {
        var inside = false;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            if ((a.Y > point.Y) == (b.Y > point.Y)) continue;
            if (point.X < a.X + ((b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y))) inside = !inside;
        }

        return inside;
    }

    private string Text()
    {
        var outer = _closed.Where(r => SignedArea(r) > 0).OrderBy(SignedArea).ToList();
        var holes = outer.ToDictionary(r => r, _ => new List<List<(double X, double Y)>>());
        foreach (var hole in _closed.Where(r => SignedArea(r) < 0))
        {
            var a = hole[0];
            var b = hole[1];
            // The smallest outer ring that holds it is its own.
            var holder = outer.Find(r => Holds(r, ((a.X + b.X) / 2, (a.Y + b.Y) / 2)));
            if (holder is not null) holes[holder].Add(hole);
        }

        var text = new StringBuilder("{\"type\":\"MultiPolygon\",\"coordinates\":[");
        foreach (var ring in outer)
        {
            text.Append(ring == outer[0] ? "[" : ",[");
            Append(text, ring);
            foreach (var hole in holes[ring]) Append(text.Append(','), hole);
            text.Append(']');
        }

        return text.Append("]}").ToString();
    }

    private static void Append(StringBuilder text, List<(double X, double Y)> ring)
    {
        text.Append('[');
        foreach (var (x, y) in ring.Append(ring[0]))
            text.Append(CultureInfo.InvariantCulture, $"[{x:0.#########},{y:0.#########}],");
        text[^1] = ']';
    }
}
