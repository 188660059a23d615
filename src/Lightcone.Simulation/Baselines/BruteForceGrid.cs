using Lightcone.Geodesy;

namespace Lightcone.Simulation.Baselines;

/// <summary>The plain way to the hard region: every point of a latitude-longitude grid against every cap.</summary>
/// <remarks>The baseline that <see cref="Region.Covering"/> is measured against, and an oracle for its tests. It is
/// fair: the unit vectors of the points are computed once and reused, a point is given up as soon as more groups
/// exclude it than are tolerated, and the smallest caps are asked first. It is not sound: it knows nothing between its
/// points and takes the Earth for a sphere.</remarks>
public sealed class BruteForceGrid
{
    private const double EarthRadiusMillimetres = 6_371_008_800;
    private readonly UnitVector[] _points;
    private readonly double[] _rowAreas;

    /// <summary>The grid of a step in degrees that divides 180, such as 0.1 (6.48 million points).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is not between 0.05 and 10.</exception>
    public BruteForceGrid(double stepDegrees)
    {
        if (stepDegrees is not (>= 0.05 and <= 10)) throw new ArgumentOutOfRangeException(nameof(stepDegrees));
        Rows = (int)Math.Round(180 / stepDegrees);
        Columns = 2 * Rows;
        _points = new UnitVector[Rows * Columns];
        _rowAreas = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var (south, north) = (Angle(row) - (Math.PI / 2), Angle(row + 1) - (Math.PI / 2));
            var metres = EarthRadiusMillimetres / 1000;
            _rowAreas[row] = metres * metres * Angle(1) * (Math.Sin(north) - Math.Sin(south));
            var (sin, cos) = Math.SinCos((south + north) / 2);
            for (var column = 0; column < Columns; column++)
            {
                var longitude = Angle(column + 0.5) - Math.PI;
                _points[(row * Columns) + column] = new(cos * Math.Cos(longitude), cos * Math.Sin(longitude), sin);
            }
        }
    }

    /// <summary>Rows from south to north.</summary>
    public int Rows { get; }

    /// <summary>Columns from 180 degrees west eastward.</summary>
    public int Columns { get; }

    /// <summary>The middle of a grid square, on the sphere.</summary>
    public GeoPoint PointAt(int row, int column) =>
        new(((row + 0.5) * 180 / Rows) - 90, ((column + 0.5) * 180 / Rows) - 180);

    /// <summary>The squares whose middle lies in the quorum, and their area in square metres.</summary>
    public (IReadOnlyList<int> Squares, double AreaSquareMetres) Solve(CapQuorum quorum)
    {
        var groups = quorum.Groups.Where(g => g.Count > 0).OrderBy(g => g.Min(c => c.RadiusMillimetres))
            .Select(g => g.OrderBy(c => c.RadiusMillimetres).Select(Prepared).ToArray()).ToArray();
        List<int> squares = [];
        double area = 0;
        for (var i = 0; i < _points.Length; i++)
        {
            if (!Holds(groups, quorum.Tolerated, _points[i])) continue;
            squares.Add(i);
            area += _rowAreas[i / Columns];
        }

        return (squares, area);
    }

    private static bool Holds((UnitVector Centre, double Cosine)[][] groups, int tolerated, UnitVector point)
    {
        var excluding = 0;
        foreach (var group in groups)
        {
            foreach (var (centre, cosine) in group)
            {
                if (point.Dot(centre) >= cosine) continue;
                if (++excluding > tolerated) return false;
                break;
            }
        }

        return true;
    }

    private static (UnitVector Centre, double Cosine) Prepared(Cap cap)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(cap.Centre.Latitude * Math.PI / 180);
        var (sinLongitude, cosLongitude) = Math.SinCos(cap.Centre.Longitude * Math.PI / 180);
        var angle = cap.RadiusMillimetres / EarthRadiusMillimetres;
        return (new(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude),
            angle >= Math.PI ? -2 : Math.Cos(angle));
    }

    private double Angle(double rows) => rows * Math.PI / Rows;
}
