namespace Lightcone.Geodesy.Geodesics;

/// <summary>The series for distance and longitude along a geodesic, to sixth order.</summary>
/// <remarks>C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013) 43-55, equations (17), (18),
/// (21), (24), (25), (42) and (43). For the Earth the omitted terms are below 5 nm over any distance.
/// Index 0 of a coefficient array is not used, so that the index is the multiple of the angle.</remarks>
internal static class GeodesicSeries
{
    public const int Length = 7;

    private const double N = Wgs84.ThirdFlattening;

    /// <summary>Equation (17).</summary>
    public static double A1(double e)
    {
        var e2 = e * e;
        return (1 + (e2 * (0.25 + (e2 * ((1.0 / 64) + (e2 / 256)))))) / (1 - e);
    }

    /// <summary>Equation (42).</summary>
    public static double A2(double e)
    {
        var e2 = e * e;
        return (1 - e) * (1 + (e2 * (0.25 + (e2 * ((9.0 / 64) + (e2 * (25.0 / 256)))))));
    }

    /// <summary>Equation (24).</summary>
    public static double A3(double e) =>
        1 - (e * ((0.5 - (0.5 * N))
        + (e * (0.25 + (N / 8) - (N * N * 3 / 8)
        + (e * ((1.0 / 16) + (N * 3 / 16) + (N * N / 16)
        + (e * ((3.0 / 64) + (N / 32)
        + (e * (3.0 / 128))))))))));

    /// <summary>Equation (18).</summary>
    public static void C1(double e, Span<double> c)
    {
        var e2 = e * e;
        var p = e;
        c[1] = p * (-0.5 + (e2 * ((3.0 / 16) - (e2 / 32))));
        p *= e;
        c[2] = p * ((-1.0 / 16) + (e2 * ((1.0 / 32) - (e2 * (9.0 / 2048)))));
        p *= e;
        c[3] = p * ((-1.0 / 48) + (e2 * (3.0 / 256)));
        p *= e;
        c[4] = p * ((-5.0 / 512) + (e2 * (3.0 / 512)));
        p *= e;
        c[5] = p * (-7.0 / 1280);
        c[6] = p * e * (-7.0 / 2048);
    }

    /// <summary>Equation (21), the reversion of C1.</summary>
    public static void C1Reverted(double e, Span<double> c)
    {
        var e2 = e * e;
        var p = e;
        c[1] = p * (0.5 + (e2 * ((-9.0 / 32) + (e2 * (205.0 / 1536)))));
        p *= e;
        c[2] = p * ((5.0 / 16) + (e2 * ((-37.0 / 96) + (e2 * (1335.0 / 4096)))));
        p *= e;
        c[3] = p * ((29.0 / 96) - (e2 * (75.0 / 128)));
        p *= e;
        c[4] = p * ((539.0 / 1536) - (e2 * (2391.0 / 2560)));
        p *= e;
        c[5] = p * (3467.0 / 7680);
        c[6] = p * e * (38081.0 / 61440);
    }

    /// <summary>Equation (43).</summary>
    public static void C2(double e, Span<double> c)
    {
        var e2 = e * e;
        var p = e;
        c[1] = p * (0.5 + (e2 * ((1.0 / 16) + (e2 / 32))));
        p *= e;
        c[2] = p * ((3.0 / 16) + (e2 * ((1.0 / 32) + (e2 * (35.0 / 2048)))));
        p *= e;
        c[3] = p * ((5.0 / 48) + (e2 * (5.0 / 256)));
        p *= e;
        c[4] = p * ((35.0 / 512) + (e2 * (7.0 / 512)));
        p *= e;
        c[5] = p * (63.0 / 1280);
        c[6] = p * e * (77.0 / 2048);
    }

    /// <summary>Equation (25); C3 has five terms.</summary>
    public static void C3(double e, Span<double> c)
    {
        const double N2 = N * N;
        c[1] = e * ((0.25 - (N / 4))
            + (e * ((0.125 - (N2 / 8))
            + (e * (((3.0 / 64) + (N * 3 / 64) - (N2 / 64))
            + (e * (((5.0 / 128) + (N / 64)) + (e * (3.0 / 128)))))))));
        c[2] = e * e * (((1.0 / 16) - (N * 3 / 32) + (N2 / 32))
            + (e * (((3.0 / 64) - (N / 32) - (N2 * 3 / 64))
            + (e * (((3.0 / 128) + (N / 128)) + (e * (5.0 / 256)))))));
        c[3] = e * e * e * (((5.0 / 192) - (N * 3 / 64) + (N2 * 5 / 192))
            + (e * (((3.0 / 128) - (N * 5 / 192)) + (e * (7.0 / 512)))));
        c[4] = e * e * e * e * (((7.0 / 512) - (N * 7 / 256)) + (e * (7.0 / 512)));
        c[5] = e * e * e * e * e * (21.0 / 2560);
        c[6] = 0;
    }

    /// <summary>The sum of c[i] sin(2 i x), i = 1 to 6, by Clenshaw's recurrence; x by its sine and cosine.</summary>
    public static double Sum(double sin, double cos, ReadOnlySpan<double> c)
    {
        var twice = 2 * (cos - sin) * (cos + sin); // 2 cos 2x
        double next = 0, afterNext = 0;
        for (var i = Length - 1; i >= 1; i--)
        {
            var value = (twice * next) - afterNext + c[i];
            afterNext = next;
            next = value;
        }

        return 2 * sin * cos * next;
    }
}
