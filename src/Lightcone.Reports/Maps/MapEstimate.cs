using Lightcone.Geodesy;

namespace Lightcone.Reports.Maps;

/// <summary>The advisory estimate: likely, never proved, and never drawn as if it were.</summary>
/// <param name="Point">The median point.</param>
public sealed record MapEstimate(GeoPoint Point)
{
    /// <summary>Holds the target half of the time, by calibration on other hosts.</summary>
    public MapArea? Half { get; init; }

    /// <summary>Holds the target nine times in ten, by calibration on other hosts.</summary>
    public MapArea? NineTenths { get; init; }
}
