using Lightcone.Geodesy;
using Lightcone.Reports.Projections;

namespace Lightcone.Reports.Maps;

/// <summary>Chooses what part of the Earth a map shows: all that the finding rests on, and little more.</summary>
internal static class ViewChoice
{
    private const double WidestRadians = 80 * Math.PI / 180;
    private const double LeastRadians = 40_000 / 6_371_008.8;
    private const int NearestLandmarks = 3;
    private const double MostWidening = 2;

    public static MapView Of(MapContent content, Frame frame)
    {
        var corners = MustShow(content);
        if (corners.Count == 0) return new WorldView(frame, 0);
        var centre = MiddleOf(corners);
        var radius = corners.Max(centre.AngleTo);
        // A region that reaches round the Earth has a short outline: only its inside tells that it is large.
        var isWorldwide = content.Region?.Holds?.Invoke(centre.Opposite.ToLonLat()) ?? false;
        if (radius > WidestRadians || isWorldwide)
            return new WorldView(frame, MiddleMeridian(content, centre));
        return new AzimuthalView(frame, centre, corners.Concat(RoundAbout(centre)));
    }

    private static double MiddleMeridian(MapContent content, SpherePoint centre) =>
        Math.Round((content.DeclaredPlace?.Longitude ?? centre.ToLonLat().Longitude) / 15) * 15;

    private static List<SpherePoint> MustShow(MapContent content)
    {
        var corners = new List<SpherePoint>();
        if (content.Region is not null)
            corners.AddRange(content.Region.Rings.SelectMany(ring => ring).Select(SpherePoint.Of));
        foreach (var disc in content.Discs.Where(d => d.Role == MapDiscRole.Conflicting))
        {
            corners.Add(Centre(disc));
            if (content.IsContradictory) corners.AddRange(Curves.Circle(disc.Cap).Select(SpherePoint.Of));
        }

        corners.AddRange(content.Discs.Where(d => d.Role == MapDiscRole.Witness).Select(Centre));
        if (content.DeclaredPlace is { } declared) corners.Add(At(declared));
        if (content.Estimate is { } estimate) corners.Add(At(estimate.Point));
        corners.AddRange(content.Claims.Where(c => c.Cap is not null).Select(c => At(c.Cap!.Centre)));
        var caps = content.Claims.Select(claim => claim.Cap).OfType<Cap>().Select(Curves.Circle);
        if (corners.Count > 0) corners = caps.Aggregate(corners, WithCircle);
        var nearest = content.Discs.OrderBy(d => d.Cap.RadiusMillimetres).Take(NearestLandmarks).Select(Centre);
        return corners.Count == 0 ? [.. nearest] : [.. corners, .. Near(corners, nearest)];
    }

    /// <summary>A claim's circle too, unless all that matters would become small in it.</summary>
    private static List<SpherePoint> WithCircle(List<SpherePoint> corners, IReadOnlyList<LonLat> circle)
    {
        SpherePoint[] edge = [.. circle.Select(SpherePoint.Of)];
        return edge.Length > 0 && Near(corners, edge).Count() == edge.Length ? [.. corners, .. edge] : corners;
    }

    /// <summary>Landmarks that can be shown too without making all that matters small.</summary>
    private static IEnumerable<SpherePoint> Near(List<SpherePoint> corners, IEnumerable<SpherePoint> landmarks)
    {
        var centre = MiddleOf(corners);
        var reach = Math.Max(MostWidening * corners.Max(centre.AngleTo), MostWidening * LeastRadians);
        return landmarks.Where(landmark => centre.AngleTo(landmark) <= reach);
    }

    /// <summary>The middle of the least circle round the corners, nearly (Badoiu and Clarkson 2003).</summary>
    private static SpherePoint MiddleOf(List<SpherePoint> corners)
    {
        const int Steps = 120;
        var middle = corners[0];
        for (var i = 1; i <= Steps; i++)
        {
            var from = middle;
            var farthest = corners.MinBy(from.Dot);
            middle = middle.Plus(farthest.Plus(middle, -1), 1.0 / (i + 1)).Normalised();
        }

        return middle;
    }

    private static IEnumerable<SpherePoint> RoundAbout(SpherePoint centre)
    {
        var place = centre.ToLonLat();
        var point = new GeoPoint(place.Latitude, place.Longitude);
        var least = new Cap(point, (long)(LeastRadians * 6_371_008_800));
        return Curves.Circle(least).Select(SpherePoint.Of);
    }

    private static SpherePoint Centre(MapDisc disc) => At(disc.Cap.Centre);

    private static SpherePoint At(GeoPoint point) => SpherePoint.Of(LonLat.Of(point));
}
