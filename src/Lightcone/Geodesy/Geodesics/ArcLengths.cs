namespace Lightcone.Geodesy.Geodesics;

/// <summary>Distance and reduced length of one geodesic between two arc positions, in units of b.</summary>
/// <remarks>Karney (2013), equations (7), (15), (38), (40) and (41).</remarks>
internal readonly record struct ArcLengths(double Distance, double ReducedLength)
{
    /// <param name="epsilon">Equation (16), from the azimuth at the equator.</param>
    /// <param name="start">Arc position of the first point, measured from the equator.</param>
    /// <param name="end">Arc position of the second point.</param>
    public static ArcLengths Between(double epsilon, Direction start, Direction end)
    {
        Span<double> c1 = stackalloc double[GeodesicSeries.Length];
        Span<double> c2 = stackalloc double[GeodesicSeries.Length];
        GeodesicSeries.C1(epsilon, c1);
        GeodesicSeries.C2(epsilon, c2);
        var (a1, a2) = (GeodesicSeries.A1(epsilon), GeodesicSeries.A2(epsilon));
        var arc = ArcBetween(start, end);
        var first = GeodesicSeries.Sum(end.Sin, end.Cos, c1) - GeodesicSeries.Sum(start.Sin, start.Cos, c1);
        var second = GeodesicSeries.Sum(end.Sin, end.Cos, c2) - GeodesicSeries.Sum(start.Sin, start.Cos, c2);
        var j = ((a1 - a2) * arc) + (a1 * first) - (a2 * second);
        var k2 = 4 * epsilon / ((1 - epsilon) * (1 - epsilon));
        var startScale = Math.Sqrt(1 + (k2 * start.Sin * start.Sin));
        var endScale = Math.Sqrt(1 + (k2 * end.Sin * end.Sin));
        var reduced = (endScale * start.Cos * end.Sin) - (startScale * start.Sin * end.Cos)
            - (start.Cos * end.Cos * j);
        return new(a1 * (arc + first), reduced);
    }

    /// <summary>The arc from start to end, 0 to pi.</summary>
    public static double ArcBetween(Direction start, Direction end)
    {
        var arc = end.From(start);
        return (arc with { Sin = Math.Max(0, arc.Sin) }).Radians;
    }

    /// <summary>Equation (16) with k = e' cos alpha0.</summary>
    public static double EpsilonOf(double cosEquatorAzimuth)
    {
        var k2 = Wgs84.SecondEccentricitySquared * cosEquatorAzimuth * cosEquatorAzimuth;
        return k2 / ((2 * (1 + Math.Sqrt(1 + k2))) + k2);
    }
}
