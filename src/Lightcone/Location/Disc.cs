using Lightcone.Geodesy;
using Lightcone.Ranging;

namespace Lightcone.Location;

/// <summary>Where the target must be if one landmark is right: within a radius of the landmark's place.</summary>
/// <param name="Landmark">Who measured.</param>
/// <param name="Cap">The landmark's declared place and the bound of <see cref="DistanceBound"/>.</param>
public sealed record Disc(Landmark Landmark, Cap Cap)
{
    /// <summary>The disc that a measurement proves.</summary>
    /// <param name="measurement">Its landmark may be wrong, or lying.</param>
    public static Disc Of(Measurement measurement)
    {
        var landmark = measurement.Landmark;
        var radius = DistanceBound.RadiusMillimetres(measurement.RoundTrip, landmark.PositionErrorMillimetres);
        return new Disc(landmark, new Cap(landmark.Position, radius));
    }
}
