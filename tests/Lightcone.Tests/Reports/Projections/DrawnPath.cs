using System.Globalization;
using System.Text.RegularExpressions;
using Lightcone.Reports.Projections;

namespace Lightcone.Tests.Reports.Projections;

/// <summary>A path read back from its text, to ask what an SVG viewer would fill.</summary>
internal sealed partial class DrawnPath
{
    private readonly List<List<PlanePoint>> _rings = [];

    public DrawnPath(PathText path)
    {
        foreach (Match part in Subpath().Matches(path.ToString()))
        {
            var start = Numbers(part.Groups[1].Value);
            var at = new PlanePoint(start[0], start[1]);
            List<PlanePoint> ring = [at];
            var steps = Numbers(part.Groups[2].Value);
            for (var i = 0; i + 1 < steps.Length; i += 2)
            {
                at = new PlanePoint(at.X + steps[i], at.Y + steps[i + 1]);
                ring.Add(at);
            }

            _rings.Add(ring);
        }
    }

    public IReadOnlyList<IReadOnlyList<PlanePoint>> Rings => _rings;

    /// <summary>The even-odd rule.</summary>
    public bool Fills(PlanePoint p)
    {
        var inside = false;
        foreach (var ring in _rings)
        {
            for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
            {
                if (ring[i].Y > p.Y == ring[j].Y > p.Y) continue;
                var crossing = ((ring[j].X - ring[i].X) * (p.Y - ring[i].Y) / (ring[j].Y - ring[i].Y)) + ring[i].X;
                if (p.X < crossing) inside = !inside;
            }
        }

        return inside;
    }

    private static double[] Numbers(string text) =>
        [.. Number().Matches(text).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex("M([^l]*)l([^Mz]*)")]
    private static partial Regex Subpath();

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
