using Lightcone.Arithmetic;

namespace Lightcone.Geodesy.Geodesics;

/// <summary>Where a geodesic of given azimuth and length ends.</summary>
/// <remarks>Karney (2013), section 2: the series of equation (20) turn the length into an arc without a loop.</remarks>
internal static class DirectProblem
{
    /// <summary>Latitude in degrees and longitude in degrees, -180 to 180.</summary>
    public static (double Latitude, double Longitude) Solve(
        double latitude, double longitude, double azimuthDegrees, double metres)
    {
        var azimuth = Direction.OfDegrees(azimuthDegrees);
        var beta = Direction.ReducedLatitude(latitude);
        var sinEquator = azimuth.Sin * beta.Cos;
        var polar = azimuth.Sin * beta.Sin;
        var cosEquator = Math.Sqrt((azimuth.Cos * azimuth.Cos) + (polar * polar));
        var onEquator = beta.Sin == 0 && azimuth.Cos == 0; // along the equator the arc is counted from the point
        var sigma1 = onEquator ? new Direction(0, 1) : Direction.Along(beta.Sin, azimuth.Cos * beta.Cos);
        var epsilon = ArcLengths.EpsilonOf(cosEquator);
        var sigma2 = ArcAfter(epsilon, sigma1, metres / Wgs84.PolarRadius, out var arc);

        var omega1 = onEquator ? new Direction(0, 1) : Direction.Along(sinEquator * sigma1.Sin, sigma1.Cos);
        var turns = arc - sigma2.From(sigma1).Radians; // whole turns of a path that goes round the Earth
        var omega12 = Direction.Along(sinEquator * sigma2.Sin, sigma2.Cos).From(omega1).Radians
            + (sinEquator < 0 ? -turns : turns);
        Span<double> c3 = stackalloc double[GeodesicSeries.Length];
        GeodesicSeries.C3(epsilon, c3);
        var lag = GeodesicSeries.A3(epsilon) * (arc
            + GeodesicSeries.Sum(sigma2.Sin, sigma2.Cos, c3) - GeodesicSeries.Sum(sigma1.Sin, sigma1.Cos, c3));
        var lambda12 = (omega12 - (Wgs84.Flattening * sinEquator * lag)) / Wgs84.Degree;

        var sinBeta = cosEquator * sigma2.Sin;
        var across = cosEquator * sigma2.Cos;
        var cosBeta = Math.Sqrt((sinEquator * sinEquator) + (across * across));
        var latitude2 = PortableMath.Atan2(sinBeta, Wgs84.AxisRatio * cosBeta) / Wgs84.Degree;
        return (Math.Clamp(latitude2, -90, 90), Wrapped(longitude + lambda12));
    }

    private static Direction ArcAfter(double epsilon, Direction start, double distance, out double arc)
    {
        Span<double> c1 = stackalloc double[GeodesicSeries.Length];
        Span<double> reverted = stackalloc double[GeodesicSeries.Length];
        GeodesicSeries.C1(epsilon, c1);
        GeodesicSeries.C1Reverted(epsilon, reverted);
        var startSum = GeodesicSeries.Sum(start.Sin, start.Cos, c1);
        var tau12 = distance / GeodesicSeries.A1(epsilon);
        var (sinTau, cosTau) = PortableMath.SinCos(tau12 + startSum); // tau2 less sigma1
        var tau2 = new Direction((start.Sin * cosTau) + (start.Cos * sinTau),
            (start.Cos * cosTau) - (start.Sin * sinTau));
        arc = tau12 + startSum + GeodesicSeries.Sum(tau2.Sin, tau2.Cos, reverted);
        var (sin, cos) = PortableMath.SinCos(arc);
        return new((start.Sin * cos) + (start.Cos * sin), (start.Cos * cos) - (start.Sin * sin));
    }

    private static double Wrapped(double longitude)
    {
        var wrapped = longitude - (360 * Math.Round(longitude / 360));
        return Math.Clamp(wrapped, -180, 180);
    }
}
