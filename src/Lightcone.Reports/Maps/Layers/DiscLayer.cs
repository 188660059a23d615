using Lightcone.Reports.Projections;

namespace Lightcone.Reports.Maps.Layers;

/// <summary>The edges of the discs: true circles on the ellipsoid, whatever the projection makes of them.</summary>
internal static class DiscLayer
{
    public static void Draw(Svg svg, MapView view, MapContent content)
    {
        // Important ones last, so that they lie on top.
        foreach (var disc in Drawn(content).Reverse())
        {
            var path = new PathText();
            view.Stroke(path, Closed(Curves.Circle(disc.Cap)));
            svg.Path(path, "fill=\"none\" " + StyleOf(disc.Role));
        }
    }

    /// <summary>The discs that are drawn, most important first.</summary>
    public static IReadOnlyList<MapDisc> Drawn(MapContent content) =>
    [
        .. content.Discs.OrderByDescending(d => d.Role).ThenBy(d => d.Cap.RadiusMillimetres)
            .ThenBy(d => d.Name, StringComparer.Ordinal).Take(MapContent.MaxDiscs),
    ];

    public static string StyleOf(MapDiscRole role) => role switch
    {
        // Red looks black to some, and grey in print: the dots tell it too.
        MapDiscRole.Conflicting =>
            $"stroke=\"{Palette.Contradiction}\" stroke-width=\"2.1\" stroke-dasharray=\"16 4 3 4\"",
        MapDiscRole.Witness => $"stroke=\"{Palette.Ink}\" stroke-width=\"1.7\"",
        _ => $"stroke=\"{Palette.Disc}\" stroke-width=\"1\" stroke-opacity=\".75\"",
    };

    private static IReadOnlyList<LonLat> Closed(IReadOnlyList<LonLat> ring) =>
        ring.Count == 0 ? ring : [.. ring, ring[0]];
}
