namespace Lightcone.Simulation.Baselines;

/// <summary>The line under all of a landmark's calibration points, by which CBG turns delay into distance.</summary>
/// <param name="SlopeMillisecondsPerKilometre">Round-trip milliseconds per kilometre of distance.</param>
/// <param name="InterceptMilliseconds">Round-trip milliseconds at distance 0, at least 0.</param>
/// <remarks>Gueye et al., "Constraint-based geolocation of Internet hosts", 2006, section III. Not sound: an honest
/// host with a better path than all calibration hosts is placed too near.</remarks>
public readonly record struct Bestline(double SlopeMillisecondsPerKilometre, double InterceptMilliseconds)
{
    /// <summary>The physical limit of the method: fibre at two thirds of the speed of light, in km per ms one
    /// way.</summary>
    public const double BaselineKilometresPerMillisecond = 199.86;

    /// <summary>The line at the physical limit, for landmarks without usable calibration.</summary>
    public static Bestline Baseline { get; } = new(2 / BaselineKilometresPerMillisecond, 0);

    /// <summary>How far a host with this round trip is taken to be at most, in kilometres, at least 0.</summary>
    public double Kilometres(double roundTripMilliseconds) =>
        Math.Max(0, (roundTripMilliseconds - InterceptMilliseconds) / SlopeMillisecondsPerKilometre);

    /// <summary>The line below all points with the least total gap, slope within limits, intercept at least
    /// 0.</summary>
    /// <param name="points">Distance and round trip, ascending by distance.</param>
    /// <param name="least">The least slope.</param>
    /// <param name="greatest">The greatest slope.</param>
    /// <remarks>The linear program has two unknowns. For a given slope m the best intercept is
    /// h(m) = min(y - m x), concave and falling; the gap is least where the hull's edge passes under the mean
    /// distance, and a concave function's best point within limits is the nearest allowed one.</remarks>
    public static Bestline Under(ReadOnlySpan<CalibrationPoint> points, double least, double greatest)
    {
        if (points.Length == 0) return new(least, 0);
        var steepest = greatest;
        var sum = 0.0;
        foreach (var point in points)
        {
            sum += point.Kilometres;
            if (point.Kilometres > 0) steepest = Math.Min(steepest, point.Milliseconds / point.Kilometres);
        }

        // A point below the limit line (a host that is not where it claims) leaves no line: take the limit itself.
        if (steepest < least) return new(least, 0);
        var slope = Math.Clamp(HullSlope(points, sum / points.Length), least, steepest);
        var intercept = double.PositiveInfinity;
        foreach (var point in points)
            intercept = Math.Min(intercept, point.Milliseconds - (slope * point.Kilometres));
        return new(slope, Math.Max(0, intercept));
    }

    /// <summary>The slope of the lower convex hull's edge over the given distance (Andrew's monotone chain).</summary>
    private static double HullSlope(ReadOnlySpan<CalibrationPoint> points, double kilometres)
    {
        var hull = new CalibrationPoint[points.Length];
        var count = 0;
        foreach (var point in points)
        {
            while (count >= 2 && Turn(hull[count - 2], hull[count - 1], point) <= 0) count--;
            hull[count++] = point;
        }

        for (var i = 1; i < count; i++)
        {
            if (hull[i].Kilometres < kilometres && i < count - 1) continue;
            var run = hull[i].Kilometres - hull[i - 1].Kilometres;
            return run > 0 ? (hull[i].Milliseconds - hull[i - 1].Milliseconds) / run : 0;
        }

        return 0;
    }

    private static double Turn(CalibrationPoint a, CalibrationPoint b, CalibrationPoint c) =>
        ((b.Kilometres - a.Kilometres) * (c.Milliseconds - a.Milliseconds))
        - ((b.Milliseconds - a.Milliseconds) * (c.Kilometres - a.Kilometres));
}
