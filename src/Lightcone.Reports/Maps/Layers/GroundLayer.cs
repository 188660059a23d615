using System.Globalization;
using Lightcone.Reports.Projections;

namespace Lightcone.Reports.Maps.Layers;

/// <summary>Sea, land, country borders and graticule: what lies under every finding.</summary>
internal static class GroundLayer
{
    private const double Edge = 30; // numbers nearer to a corner would be cut off, or meet each other

    public static void Draw(Svg svg, MapView view, MapContent content)
    {
        var sea = new PathText();
        view.FillWhole(sea);
        svg.Path(sea, $"fill=\"{Palette.Sea}\" stroke=\"{Palette.Graticule}\"");
        DrawLand(svg, view, content);
        DrawGraticule(svg, view);
    }

    /// <summary>The path that fills an area, whichever side of its rings is meant.</summary>
    public static PathText FillOf(MapView view, MapArea area)
    {
        var path = new PathText();
        foreach (var ring in area.Rings) view.Fill(path, ring);
        if (area.Holds?.Invoke(view.Blind) == true) view.FillWhole(path);
        return path;
    }

    private static void DrawLand(Svg svg, MapView view, MapContent content)
    {
        const string Stroke = $"stroke=\"{Palette.Border}\" stroke-width=\".6\" stroke-linejoin=\"round\"";
        svg.Raw($"<g fill=\"{Palette.Land}\" fill-rule=\"evenodd\" {Stroke}>");
        // A shape that its file cut open is filled and outlined apart, so that the cut is not drawn as a border.
        foreach (var area in content.Land.Where(area => !IsCut(area))) svg.Path(FillOf(view, area), "");
        svg.Raw("</g>");
        foreach (var area in content.Land.Where(IsCut))
        {
            svg.Path(FillOf(view, area), $"fill=\"{Palette.Land}\" fill-rule=\"evenodd\"");
            var border = new PathText();
            foreach (var ring in area.Rings) view.Outline(border, ring);
            svg.Path(border, $"fill=\"none\" {Stroke}");
        }
    }

    private static bool IsCut(MapArea area) => area.Rings.Any(MapView.HasCut);

    private static void DrawGraticule(Svg svg, MapView view)
    {
        var (step, meridians) = (view.GraticuleStep, view.MeridianStep);
        var lines = new PathText();
        for (var longitude = -180.0; longitude < 180; longitude += meridians)
            view.Stroke(lines, Meridian(longitude, meridians));
        for (var latitude = -90 + step; latitude < 90; latitude += step)
            view.Stroke(lines, Parallel(latitude, step));
        svg.Path(lines, $"fill=\"none\" stroke=\"{Palette.Graticule}\" stroke-width=\".7\"");
        if (view is AzimuthalView) DrawNumbers(svg, view);
    }

    private static void DrawNumbers(Svg svg, MapView view)
    {
        var (step, meridians) = (view.GraticuleStep, view.MeridianStep);
        var style = $"font-size=\"10\" fill=\"{Palette.Faint}\"";
        var frame = view.Frame;
        for (var longitude = -180.0; longitude < 180; longitude += meridians)
        {
            var place = Crossing(view, Meridian(longitude, meridians), p => p.Y - (frame.Bottom - 6));
            if (place is { } at && at.X > frame.Left + Edge && at.X < frame.Right - ScaleBar.Widest)
                svg.Label(at, Degrees(longitude, "E", "W"), style + " text-anchor=\"middle\"");
        }

        for (var latitude = -90 + step; latitude < 90; latitude += step)
        {
            var place = Crossing(view, Parallel(latitude, step), p => p.X - (frame.Left + 4));
            if (place is { } at && at.Y > frame.Top + (Edge / 2) && at.Y < frame.Bottom - Edge)
                svg.Label(at with { Y = at.Y - 3 }, Degrees(latitude, "N", "S"), style);
        }
    }

    /// <summary>Where a line first crosses the zero of <paramref name="side"/> inside the frame.</summary>
    private static PlanePoint? Crossing(MapView view, List<LonLat> line, Func<PlanePoint, double> side)
    {
        var previous = view.Place(line[0]);
        foreach (var corner in line.Skip(1))
        {
            var next = view.Place(corner);
            double a = side(previous), b = side(next);
            if (a >= 0 != b >= 0)
            {
                var share = a / (a - b);
                var at = new PlanePoint(previous.X + (share * (next.X - previous.X)),
                    previous.Y + (share * (next.Y - previous.Y)));
                if (view.Frame.Holds(at)) return at;
            }

            previous = next;
        }

        return null;
    }

    private static List<LonLat> Meridian(double longitude, double step)
    {
        // Only every 30th meridian runs to the poles, where the others would make a black spot.
        var top = longitude % 30 == 0 || step >= 30 ? 90 : 85;
        return [.. Enumerable.Range(0, (2 * top) + 1).Select(i => new LonLat(longitude, i - top))];
    }

    private static List<LonLat> Parallel(double latitude, double step)
    {
        var pieces = (int)(360 / Math.Min(step / 4, 2));
        return [.. Enumerable.Range(0, pieces + 1).Select(i => new LonLat(-180 + (360.0 * i / pieces), latitude))];
    }

    private static string Degrees(double value, string positive, string negative)
    {
        var size = Math.Round(Math.Abs(value), 3);
        var side = size is 0 or 180 ? "" : value > 0 ? positive : negative;
        return size.ToString(CultureInfo.InvariantCulture) + "\u00b0" + side;
    }
}
