using Lightcone.Reports.Maps.Layers;
using Lightcone.Reports.Projections;

namespace Lightcone.Reports.Maps;

/// <summary>Draws what one finding rests on as a picture that stands alone: an SVG without outside resources.</summary>
/// <remarks>A drawing proves nothing: outlines are thinned to the pixel. The finding and the region's cells
/// judge.</remarks>
public static class RegionMap
{
    /// <summary>Width of the picture in pixels.</summary>
    public const int Width = 1200;

    /// <summary>Height of the picture in pixels.</summary>
    public const int Height = 790;

    private static readonly Frame MapFrame = new(16, 76, 900, 660);

    /// <summary>The map as one SVG element with its own namespace: a file, or part of a page.</summary>
    public static string Draw(MapContent content)
    {
        content = content with { Region = Smooth(content.Region), Estimate = Smooth(content.Estimate) };
        var svg = new Svg(content.Title + content.Subtitle);
        var view = ViewChoice.Of(content, MapFrame);
        Open(svg, content);
        svg.Raw($"<g clip-path=\"url(#frame-{svg.Key})\">");
        GroundLayer.Draw(svg, view, content);
        AreaLayer.Draw(svg, view, content);
        DiscLayer.Draw(svg, view, content);
        new MarkLayer(svg, view, content).Draw();
        svg.Raw("</g>");
        svg.Rectangle(MapFrame, $"fill=\"none\" stroke=\"{Palette.Faint}\"");
        ScaleBar.Draw(svg, view);
        Legend.Draw(svg, view, content);
        Foot(svg, view, content);
        svg.Raw("</svg>");
        return svg.ToString();
    }

    private static void Open(Svg svg, MapContent content)
    {
        svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" "
            + "font-family=\"Helvetica,Arial,'DejaVu Sans',sans-serif\">");
        svg.Raw($"<title>{Svg.Escape(content.Title)}</title>");
        svg.Raw($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>");
        svg.Raw($"<defs><clipPath id=\"frame-{svg.Key}\">");
        svg.Rectangle(MapFrame, "");
        svg.Raw($"</clipPath><pattern id=\"hatch-{svg.Key}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
            + "patternTransform=\"rotate(45)\"><path d=\"M0 0V7\" stroke=\"" + Palette.Excluded
            + "\" stroke-width=\"2.4\"/></pattern></defs>");
        Heading.Draw(svg, content);
    }

    private static MapEstimate? Smooth(MapEstimate? estimate) => estimate is null
        ? null
        : estimate with { Half = Smooth(estimate.Half), NineTenths = Smooth(estimate.NineTenths) };

    // Outlines of cells may have edges of thousands of kilometres, which are straight on no map.
    private static MapArea? Smooth(MapArea? area) =>
        area is null ? null : area with { Rings = [.. area.Rings.Select(Curves.Smooth)] };

    private static void Foot(Svg svg, MapView view, MapContent content)
    {
        var style = $"font-size=\"11\" fill=\"{Palette.Faint}\"";
        svg.Text(new(16, 754), view.Note + ". Outlines are thinned for drawing; findings use the full ones.", style);
        if (content.LandSource.Length > 0) svg.Text(new(16, 771), content.LandSource, style);
    }
}
