using Lightcone.Geodesy;
using Lightcone.Reports.Maps;
using Lightcone.Reports.Projections;

namespace Lightcone.Cli.Drawing;

/// <summary>A region's outline as an area to draw.</summary>
internal static class RegionArea
{
    public static MapArea Of(Region region) =>
        new("region", [.. region.ToRings().Select(ring => ring.Select(LonLat.Of).ToArray())])
        {
            Holds = place => region.Contains(new GeoPoint(place.Latitude, place.Longitude)),
        };
}
