namespace Lightcone.Reports.Maps.Layers;

/// <summary>The sentence over the map, whole on one or two lines, what it is about, and whether it is real.</summary>
internal static class Heading
{
    private const double Left = 16;
    private const double RoomForSimulated = 200;

    public static void Draw(Svg svg, MapContent content)
    {
        var width = RegionMap.Width - (2 * Left) - (content.IsSimulated ? RoomForSimulated : 0);
        DrawTitle(svg, content.Title, width);
        svg.Text(new(Left, 66), TextFit.Cut(content.Subtitle, 14, width), $"font-size=\"14\" fill=\"{Palette.Faint}\"");
        if (!content.IsSimulated) return;
        svg.Text(new(RegionMap.Width - Left, 34), "SIMULATED",
            $"text-anchor=\"end\" font-size=\"22\" font-weight=\"700\" letter-spacing=\"3\" "
            + $"fill=\"{Palette.Estimate}\"");
        svg.Text(new(RegionMap.Width - Left, 54), "no real host, no real measurement",
            $"text-anchor=\"end\" font-size=\"12\" fill=\"{Palette.Estimate}\"");
    }

    private static void DrawTitle(Svg svg, string title, double width)
    {
        double[] sizes = [21, 18];
        var size = sizes.FirstOrDefault(size => TextFit.Width(title, size) <= width, 16);
        var lines = TextFit.Lines(title, size, width);
        // Two lines hold any finding about a few landmarks; what is cut off here is in the picture's title element.
        if (lines.Count > 2) lines = [lines[0], TextFit.Cut(string.Join(' ', lines.Skip(1)), size, width)];
        for (var i = 0; i < lines.Count; i++)
        {
            svg.Text(new(Left, lines.Count == 1 ? 38 : 26 + (19 * i)), lines[i],
                $"font-size=\"{Svg.Number(size)}\" font-weight=\"700\" fill=\"{Palette.Ink}\"");
        }
    }
}
