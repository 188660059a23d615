using Lightcone.Arithmetic;

namespace Lightcone.Geodesy.Geodesics;

/// <summary>An angle as its sine and cosine: exact at multiples of 90 degrees, and without loss near them.</summary>
internal readonly record struct Direction(double Sin, double Cos)
{
    /// <summary>The angle of a direction in degrees; quadrants are exact.</summary>
    public static Direction OfDegrees(double degrees)
    {
        var quarter = Math.Round(degrees / 90);
        var (sin, cos) = PortableMath.SinCos((degrees - (90 * quarter)) * Wgs84.Degree);
        return ((long)quarter & 3) switch
        {
            0 => new(sin, cos),
            1 => new(cos, -sin),
            2 => new(-sin, -cos),
            _ => new(-cos, sin),
        };
    }

    /// <summary>The angle of the vector (cos, sin); of no vector at all, which a path into a pole can give,
    /// 0.</summary>
    public static Direction Along(double sin, double cos)
    {
        var length = Math.Sqrt((sin * sin) + (cos * cos));
        if (length < 1e-120)
        {
            // Squares this small lose digits or vanish: scale first.
            var largest = Math.Max(Math.Abs(sin), Math.Abs(cos));
            return largest == 0 ? new(0, 1) : Along(sin / largest, cos / largest);
        }

        return new(sin / length, cos / length);
    }

    /// <summary>The reduced latitude beta, tan beta = (b / a) tan phi; never quite a pole, where azimuths
    /// end.</summary>
    public static Direction ReducedLatitude(double latitudeDegrees)
    {
        var phi = OfDegrees(latitudeDegrees);
        var beta = Along(Wgs84.AxisRatio * phi.Sin, phi.Cos);
        return beta with { Cos = Math.Max(beta.Cos, 1e-150) };
    }

    public double Radians => PortableMath.Atan2(Sin, Cos);

    /// <summary>The angle from <paramref name="start"/> to this one.</summary>
    public Direction From(Direction start) =>
        new((Sin * start.Cos) - (Cos * start.Sin), (Cos * start.Cos) + (Sin * start.Sin));
}
