using Lightcone.Arithmetic;
using Lightcone.Geodesy.Borders.Packing;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Geodesy.Borders.Search;

/// <summary>The borders as points on the auxiliary sphere, close enough together to be joined by straight
/// lines.</summary>
/// <remarks>
/// Long edges are cut by <see cref="EdgePieces"/>, so that a chord leaves its edge by less than 9 m sideways and
/// 8 m below the surface. <see cref="ErrorMetres"/> covers both, and all rounding.
/// </remarks>
internal sealed class BorderCurves
{
    /// <summary>How far a chord may lie from the edge it stands for, with everything counted.</summary>
    public const double ErrorMetres = 20;

    private const double Degree = Math.PI / 180;

    private BorderCurves(int[] start, double[] points) => (Start, Points) = (start, points);

    /// <summary>The first point of each arc, and one entry more for the end of the last.</summary>
    public int[] Start { get; }

    /// <summary>x, y, z of each point on the unit sphere of reduced latitudes.</summary>
    public double[] Points { get; }

    public static BorderCurves Of(BorderShapes shapes)
    {
        var points = new double[3 * EdgePieces.PointCount(shapes)];
        var start = new int[shapes.ArcStart.Length];
        var trace = new Trace(shapes, points);
        for (var arc = 0; arc < shapes.ArcCount; arc++)
        {
            start[arc] = trace.Count;
            trace.AddVertex(shapes.ArcStart[arc]);
            for (var i = shapes.ArcStart[arc] + 1; i < shapes.ArcStart[arc + 1]; i++) trace.AddEdgeTo(i);
        }

        start[^1] = trace.Count;
        return new BorderCurves(start, points);
    }

    /// <summary>Walks the arcs and writes points. A quantum's sine and cosine are found once: the points lie on
    /// few.</summary>
    private sealed class Trace(BorderShapes shapes, double[] points)
    {
        private readonly (double Sin, double Cos)[] _meridians = new (double, double)[shapes.Period];
        private readonly (double Sin, double Cos)[] _parallels =
            new (double, double)[shapes.Y.DefaultIfEmpty().Max() + 1];

        public int Count { get; private set; }

        public void AddVertex(int i)
        {
            var x = shapes.X[i] % shapes.Period;
            if (x < 0) x += shapes.Period;
            // Sine and cosine are never both 0, so that 0, 0 marks what has not been found yet.
            ref var meridian = ref _meridians[x];
            if (meridian == default) meridian = PortableMath.SinCos(shapes.Longitude(x) * Degree);
            ref var parallel = ref _parallels[shapes.Y[i]];
            if (parallel == default) parallel = Reduced(shapes.Latitude(shapes.Y[i]));
            Add(meridian, parallel);
        }

        public void AddEdgeTo(int i)
        {
            var pieces = EdgePieces.Of(shapes, i);
            for (var piece = 1; piece < pieces; piece++)
            {
                var share = (double)piece / pieces;
                var x = shapes.X[i - 1] + ((shapes.X[i] - shapes.X[i - 1]) * share);
                var y = shapes.Y[i - 1] + ((shapes.Y[i] - shapes.Y[i - 1]) * share);
                Add(PortableMath.SinCos(shapes.Longitude(x) * Degree), Reduced(shapes.Latitude(y)));
            }

            AddVertex(i);
        }

        /// <summary>Sine and cosine of the reduced latitude: tan beta = (b / a) tan phi.</summary>
        private static (double Sin, double Cos) Reduced(double latitude)
        {
            var (sin, cos) = PortableMath.SinCos(latitude * Degree);
            sin *= Wgs84.AxisRatio;
            var norm = Math.Sqrt((sin * sin) + (cos * cos));
            return (sin / norm, cos / norm);
        }

        private void Add((double Sin, double Cos) meridian, (double Sin, double Cos) parallel)
        {
            var at = 3 * Count++;
            points[at] = parallel.Cos * meridian.Cos;
            points[at + 1] = parallel.Cos * meridian.Sin;
            points[at + 2] = parallel.Sin;
        }
    }
}
