using Lightcone.Reports.Projections;

namespace Lightcone.Reports.Maps.Layers;

/// <summary>The region, the claims' zones and the advisory estimate.</summary>
internal static class AreaLayer
{
    public static void Draw(Svg svg, MapView view, MapContent content)
    {
        foreach (var claim in content.Claims) DrawExcluded(svg, view, content, claim);
        if (content.Region is { } region) DrawRegion(svg, view, region);
        foreach (var claim in content.Claims) DrawEdge(svg, view, content, claim);
        if (content.Estimate is { } estimate) DrawEstimate(svg, view, estimate);
    }

    private static void DrawRegion(Svg svg, MapView view, MapArea region)
    {
        svg.Path(GroundLayer.FillOf(view, region),
            $"fill=\"{Palette.Region}\" fill-opacity=\".28\" fill-rule=\"evenodd\"");
        var edge = new PathText();
        foreach (var ring in region.Rings) view.Outline(edge, ring);
        svg.Path(edge, $"fill=\"none\" stroke=\"{Palette.Region}\" stroke-width=\"1.6\"");
    }

    /// <summary>What an "outside" claim excludes is hatched, since that is what must not be touched.</summary>
    private static void DrawExcluded(Svg svg, MapView view, MapContent content, MapClaim claim)
    {
        if (!claim.IsOutside) return;
        foreach (var area in Areas(content, claim))
        {
            svg.Path(GroundLayer.FillOf(view, area),
                $"fill=\"{Palette.Excluded}\" fill-opacity=\".35\" fill-rule=\"evenodd\"");
            svg.Path(GroundLayer.FillOf(view, area),
                $"fill=\"url(#hatch-{svg.Key})\" fill-opacity=\".7\" fill-rule=\"evenodd\"");
        }
    }

    private static void DrawEdge(Svg svg, MapView view, MapContent content, MapClaim claim)
    {
        var edge = new PathText();
        if (!claim.IsOutside || claim.Land.Count == 0)
        {
            foreach (var ring in Areas(content, claim).SelectMany(area => area.Rings)) view.Outline(edge, ring);
        }

        svg.Path(edge, $"fill=\"none\" stroke=\"{Palette.Claim}\" stroke-width=\"2\" stroke-dasharray=\"9 4\"");
    }

    /// <summary>Whether any of what a claim is about, or excludes, is on the map.</summary>
    public static bool IsInView(MapView view, MapContent content, MapClaim claim) =>
        Areas(content, claim).Any(area => !GroundLayer.FillOf(view, area).IsEmpty);

    private static IEnumerable<MapArea> Areas(MapContent content, MapClaim claim)
    {
        if (claim.Area is not null) yield return claim.Area;
        if (claim.Cap is not null && Curves.Circle(claim.Cap) is { Count: > 0 } circle)
        {
            var cap = claim.Cap;
            yield return new MapArea(claim.Text, [circle])
            {
                Holds = p => Lightcone.Geodesy.Geodesic.Metres(new(p.Latitude, p.Longitude), cap.Centre) * 1000
                    <= cap.RadiusMillimetres,
            };
        }

        foreach (var land in content.Land.Where(area => claim.Land.Contains(area.Name, StringComparer.Ordinal)))
            yield return land;
    }

    private static void DrawEstimate(Svg svg, MapView view, MapEstimate estimate)
    {
        if (estimate.NineTenths is { } wide) DrawLikely(svg, view, wide, "2 3");
        if (estimate.Half is { } half) DrawLikely(svg, view, half, "5 3");
    }

    private static void DrawLikely(Svg svg, MapView view, MapArea area, string dashes)
    {
        svg.Path(GroundLayer.FillOf(view, area),
            $"fill=\"{Palette.Estimate}\" fill-opacity=\".10\" fill-rule=\"evenodd\"");
        var edge = new PathText();
        foreach (var ring in area.Rings) view.Outline(edge, ring);
        svg.Path(edge,
            $"fill=\"none\" stroke=\"{Palette.Estimate}\" stroke-width=\"1.3\" stroke-dasharray=\"{dashes}\"");
    }
}
