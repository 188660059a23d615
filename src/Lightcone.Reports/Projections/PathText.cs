using System.Globalization;
using System.Text;

namespace Lightcone.Reports.Projections;

/// <summary>Writes the <c>d</c> of an SVG path on a grid of a tenth of a pixel, leaving out what no eye can
/// see.</summary>
internal sealed class PathText
{
    private readonly StringBuilder _text = new();
    private readonly double _finest;

    /// <param name="finest">Corners nearer than this to the last one kept are left out, in pixels.</param>
    public PathText(double finest = 0.5) => _finest = finest;

    public bool IsEmpty => _text.Length == 0;

    public override string ToString() => _text.ToString();

    public void AddClosed(IReadOnlyList<PlanePoint> ring)
    {
        if (ring.Count < 3 || !IsVisible(ring)) return;
        Add(ring);
        _text.Append('z');
    }

    public void AddOpen(IReadOnlyList<PlanePoint> line)
    {
        if (line.Count >= 2 && IsVisible(line)) Add(line);
    }

    private void Add(IReadOnlyList<PlanePoint> line)
    {
        long x = Tenths(line[0].X), y = Tenths(line[0].Y);
        var last = line[0];
        _text.Append('M').Append(Text(x)).Append(' ').Append(Text(y)).Append('l');
        var written = false;
        for (var i = 1; i < line.Count; i++)
        {
            var p = line[i];
            var near = Math.Abs(p.X - last.X) < _finest && Math.Abs(p.Y - last.Y) < _finest;
            if (near && i < line.Count - 1) continue;
            long nextX = Tenths(p.X), nextY = Tenths(p.Y);
            if (written) _text.Append(' ');
            _text.Append(Text(nextX - x)).Append(' ').Append(Text(nextY - y));
            (x, y, last, written) = (nextX, nextY, p, true);
        }
    }

    private bool IsVisible(IReadOnlyList<PlanePoint> points)
    {
        var first = points[0];
        foreach (var p in points)
        {
            if (Math.Abs(p.X - first.X) > _finest || Math.Abs(p.Y - first.Y) > _finest) return true;
        }

        return false;
    }

    private static long Tenths(double pixels) => (long)Math.Round(Math.Clamp(pixels, -1e6, 1e6) * 10);

    private static string Text(long tenths)
    {
        var sign = tenths < 0 ? "-" : "";
        var size = Math.Abs(tenths);
        return size % 10 == 0
            ? sign + (size / 10).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{size / 10}.{size % 10}");
    }
}
