using Lightcone.Arithmetic;

namespace Lightcone.Geodesy.Geodesics;

/// <summary>The shortest path between two points: its length and the azimuth at its start.</summary>
/// <remarks>Karney (2013), sections 4 and 5: the longitude that a trial azimuth reaches is compared with the wanted
/// one, and the azimuth improved by Newton's method. Where the paper solves an astroid for a good first azimuth near
/// the antipode, the root is bracketed here and a step that leaves the bracket is replaced by a bisection: the same
/// root, a few more steps, one thing less to get wrong. At the end the reached point has the right latitude and a
/// longitude off by at most 1e-15 rad, so the length is off by at most 7 nm, whatever the azimuth's own
/// error.</remarks>
internal readonly ref struct InverseProblem
{
    private const double LongitudeTolerance = 1e-15;
    private const int NewtonSteps = 30;
    private const int AllSteps = 120;
    private const double ShortArc = 1e-9; // 6 mm: flat to far below a nanometre

    private readonly Direction _beta1;
    private readonly Direction _beta2;
    private readonly Direction _lambda12;
    private readonly double _longitudeDegrees;

    /// <summary>The points in canonical order: latitude 1 is not north, not nearer to the equator than latitude 2,
    /// and longitude 12 is in 0 to 180 degrees.</summary>
    private InverseProblem(double latitude1, double latitude2, double longitude12)
    {
        _beta1 = Direction.ReducedLatitude(latitude1);
        _beta2 = Direction.ReducedLatitude(latitude2);
        _lambda12 = Direction.OfDegrees(longitude12);
        _longitudeDegrees = longitude12;
    }

    /// <summary>Length in metres and azimuth at point 1 as a direction (north is 0, east 90 degrees).</summary>
    public static (double Metres, Direction Azimuth) Solve(
        double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var east = longitude2 - longitude1;
        if (east > 180) east -= 360;
        if (east < -180) east += 360;
        var eastSign = east < 0 ? -1 : 1;
        var swapped = Math.Abs(latitude1) < Math.Abs(latitude2);
        var (far, near) = swapped ? (latitude2, latitude1) : (latitude1, latitude2);
        var northSign = far > 0 ? -1 : 1;
        var (metres, first, last) =
            new InverseProblem(far * northSign, near * northSign, Math.Abs(east)).SolveCanonical();
        var azimuth = swapped ? new Direction(last.Sin, -last.Cos) : first;
        return (metres, new(azimuth.Sin * eastSign, azimuth.Cos * northSign));
    }

    private (double Metres, Direction First, Direction Last) SolveCanonical()
    {
        const double LastEquatorial = 180 * Wgs84.AxisRatio;
        if (_lambda12.Sin == 0 || _beta1.Cos < 1e-100) return Meridian();
        if (_beta1.Sin == 0 && _longitudeDegrees <= LastEquatorial)
        {
            var metres = Wgs84.EquatorialRadius * _longitudeDegrees * Wgs84.Degree;
            return (metres, new(1, 0), new(1, 0));
        }

        return General();
    }

    private (double Metres, Direction First, Direction Last) Meridian()
    {
        // On an oblate body the meridian is the shortest path also between opposite longitudes: over a pole.
        var start = new Direction(_beta1.Sin, _lambda12.Cos * _beta1.Cos);
        var epsilon = ArcLengths.EpsilonOf(1);
        var length = ArcLengths.Between(epsilon, start, _beta2).Distance;
        return (length * Wgs84.PolarRadius, _lambda12, new(0, 1));
    }

    private (double Metres, Direction First, Direction Last) General()
    {
        var (azimuth, arc, meanScale) = SphericalStart();
        if (arc < ShortArc)
        {
            // The azimuth is kept along the short path: its change is below 1e-9 of itself.
            return (arc * Wgs84.PolarRadius * meanScale, azimuth, azimuth);
        }

        Direction low = new(0, 1), high = new(0, -1);
        if (_beta1.Sin == 0)
        {
            // Both on the equator and nearly antipodal: due east is no path here, so start in the southern quarter.
            low = new(1, 0);
            azimuth = Bisect(low, high);
        }

        var trial = Try(azimuth);
        for (var step = 1; step < AllSteps && Math.Abs(trial.Excess) > LongitudeTolerance; step++)
        {
            if (trial.Excess > 0) high = azimuth;
            else low = azimuth;
            var next = Newton(azimuth, trial);
            var good = step <= NewtonSteps && next.From(low).Sin > 0 && high.From(next).Sin > 0;
            if (!good) next = Bisect(low, high);
            if (next == azimuth) break;
            azimuth = next;
            trial = Try(azimuth);
        }

        return (trial.Lengths.Distance * Wgs84.PolarRadius, azimuth, trial.Azimuth2);
    }

    /// <summary>The middle of a bracket, also of the full half turn, whose two ends cancel out.</summary>
    private static Direction Bisect(Direction low, Direction high)
    {
        var (sin, cos) = (low.Sin + high.Sin, low.Cos + high.Cos);
        return Math.Abs(sin) + Math.Abs(cos) < 1e-8 ? new(1, 0) : Direction.Along(sin, cos);
    }

    private static Direction Newton(Direction azimuth, Trial trial)
    {
        var change = -trial.Excess / trial.Slope;
        if (!(Math.Abs(change) < 3)) return new(0, 1); // not a step, and never inside the bracket
        var (sin, cos) = PortableMath.SinCos(change);
        return Direction.Along(
            (azimuth.Sin * cos) + (azimuth.Cos * sin), (azimuth.Cos * cos) - (azimuth.Sin * sin));
    }

    /// <summary>Azimuth 1 and the arc on the auxiliary sphere, with the longitude stretched as for a short
    /// line.</summary>
    private (Direction Azimuth, double Arc, double MeanScale) SphericalStart()
    {
        var difference = _beta2.From(_beta1);
        var omega = _lambda12;
        var meanScale = 1.0;
        if (difference.Cos > 0 && difference.Sin < 0.5 && _beta2.Cos * _longitudeDegrees < 0.5 / Wgs84.Degree)
        {
            // Section 5: for a line that is not long, divide by w at the middle latitude.
            var sum = (_beta1.Sin + _beta2.Sin) * (_beta1.Sin + _beta2.Sin);
            var cosines = (_beta1.Cos + _beta2.Cos) * (_beta1.Cos + _beta2.Cos);
            meanScale = Math.Sqrt(1 + (Wgs84.SecondEccentricitySquared * sum / (sum + cosines)));
            var (sin, cos) = PortableMath.SinCos(
                _longitudeDegrees * Wgs84.Degree / (Wgs84.AxisRatio * meanScale));
            omega = new(sin, cos);
        }

        var halfVersine = omega.Cos >= 0 ? omega.Sin * omega.Sin / (1 + omega.Cos) : 1 - omega.Cos;
        var across = _beta2.Cos * omega.Sin;
        var along = difference.Sin + (_beta2.Cos * _beta1.Sin * halfVersine);
        var sine = Math.Sqrt((across * across) + (along * along));
        var cosine = (_beta1.Sin * _beta2.Sin) + (_beta1.Cos * _beta2.Cos * omega.Cos);
        var azimuth = across > 0 && sine > 0 ? Direction.Along(across, along) : new(1, 0);
        return (azimuth, PortableMath.Atan2(sine, cosine), meanScale);
    }

    private readonly record struct Trial(double Excess, double Slope, Direction Azimuth2, ArcLengths Lengths);

    /// <summary>Follows azimuth 1 to latitude 2: by how much the longitude is overshot, and how fast that
    /// grows.</summary>
    private Trial Try(Direction azimuth1)
    {
        var sinEquator = azimuth1.Sin * _beta1.Cos;
        var polar = azimuth1.Sin * _beta1.Sin;
        var cosEquator = Math.Sqrt((azimuth1.Cos * azimuth1.Cos) + (polar * polar));
        var azimuth2 = Azimuth2(azimuth1, sinEquator);
        var sigma1 = Direction.Along(_beta1.Sin, azimuth1.Cos * _beta1.Cos);
        var sigma2 = Direction.Along(_beta2.Sin, azimuth2.Cos * _beta2.Cos);
        var omega1 = Direction.Along(sinEquator * _beta1.Sin, azimuth1.Cos * _beta1.Cos);
        var omega2 = Direction.Along(sinEquator * _beta2.Sin, azimuth2.Cos * _beta2.Cos);
        var omega12 = omega2.From(omega1);
        omega12 = omega12 with { Sin = Math.Max(0, omega12.Sin) };

        var epsilon = ArcLengths.EpsilonOf(cosEquator);
        Span<double> c3 = stackalloc double[GeodesicSeries.Length];
        GeodesicSeries.C3(epsilon, c3);
        var lag = GeodesicSeries.A3(epsilon) * (ArcLengths.ArcBetween(sigma1, sigma2)
            + GeodesicSeries.Sum(sigma2.Sin, sigma2.Cos, c3) - GeodesicSeries.Sum(sigma1.Sin, sigma1.Cos, c3));
        var excess = omega12.From(_lambda12).Radians - (Wgs84.Flattening * sinEquator * lag); // equation (8)

        var lengths = ArcLengths.Between(epsilon, sigma1, sigma2);
        var slope = azimuth2.Cos == 0 // equation (46), and its limit where the path touches latitude 2
            ? -2 * Wgs84.AxisRatio * Math.Sqrt(
                1 + (Wgs84.SecondEccentricitySquared * _beta1.Sin * _beta1.Sin)) / _beta1.Sin
            : Wgs84.AxisRatio * lengths.ReducedLength / (azimuth2.Cos * _beta2.Cos);
        return new(excess, slope, azimuth2, lengths);
    }

    private Direction Azimuth2(Direction azimuth1, double sinEquator)
    {
        var sin = _beta2.Cos == _beta1.Cos ? azimuth1.Sin : sinEquator / _beta2.Cos;
        if (_beta2.Cos == _beta1.Cos && Math.Abs(_beta2.Sin) == -_beta1.Sin) return new(sin, Math.Abs(azimuth1.Cos));
        var along = azimuth1.Cos * _beta1.Cos;
        var widening = _beta1.Cos < -_beta1.Sin
            ? (_beta2.Cos - _beta1.Cos) * (_beta1.Cos + _beta2.Cos)
            : (_beta1.Sin - _beta2.Sin) * (_beta1.Sin + _beta2.Sin);
        return new(sin, Math.Sqrt(Math.Max(0, (along * along) + widening)) / _beta2.Cos); // equation (45)
    }
}
