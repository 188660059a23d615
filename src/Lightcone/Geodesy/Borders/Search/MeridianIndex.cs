using Lightcone.Geodesy.Borders.Packing;

namespace Lightcone.Geodesy.Borders.Search;

/// <summary>Which atoms a point lies in: the edges by the meridians they cross, and an even-odd count to the
/// north.</summary>
/// <remarks>All in whole numbers: a point is rounded to 2^-20 of a quantum (under a millimetre) first, so the answer
/// is the same on every machine. A point on an edge lies in all atoms that the edge bounds.</remarks>
internal sealed class MeridianIndex
{
    private const int ColumnQuanta = 16;
    private const int FractionBits = 20;
    private const double Fraction = 1 << FractionBits;

    private readonly BorderShapes _shapes;
    private readonly AtomSet[] _touched;
    private readonly AtomSet[] _toggled;
    private readonly int[] _columns;
    private readonly Crossing[] _edges;

    public MeridianIndex(BorderShapes shapes)
    {
        _shapes = shapes;
        (_touched, _toggled) = shapes.AtomsOfArcs();
        _columns = new int[((shapes.Period - 1) / ColumnQuanta) + 2];
        foreach (var (_, _, column) in Crossings()) _columns[column + 1]++;
        for (var i = 1; i < _columns.Length; i++) _columns[i] += _columns[i - 1];
        _edges = new Crossing[_columns[^1]];
        var next = _columns.AsSpan().ToArray();
        foreach (var (arc, i, column) in Crossings()) _edges[next[column]++] = new Crossing(shapes, arc, i);
    }

    /// <summary>The atoms that the point lies in, or on the border of.</summary>
    public AtomSet At(GeoPoint point)
    {
        var px = ToGrid((point.Longitude + 180) / 360 * _shapes.Period);
        var py = ToGrid(Math.Clamp((point.Latitude - _shapes.LatitudeOrigin) / _shapes.LatitudeStep,
            -1, PackLimits.Rows + 1));
        var period = (long)_shapes.Period << FractionBits;
        if (px >= period) px -= period;
        var column = (int)(px >> FractionBits) / ColumnQuanta;
        var inside = AtomSet.Empty;
        var on = AtomSet.Empty;
        for (var i = _columns[column]; i < _columns[column + 1]; i++)
        {
            ref readonly var edge = ref _edges[i];
            // An edge over the antimeridian, or up to it, is met once round.
            var x = px < (long)edge.West << FractionBits ? px + period : px;
            var east = (long)edge.East << FractionBits;
            if (x > east) continue;
            switch (edge.SideOf(x, py))
            {
                case Side.On:
                    on |= _touched[edge.Arc];
                    break;
                // Of two edges that meet on the point's meridian only one counts.
                case Side.South when x < east:
                    inside ^= _toggled[edge.Arc];
                    break;
            }
        }

        return inside | on;
    }

    private static long ToGrid(double quanta) => (long)Math.Floor((quanta * Fraction) + 0.5);

    /// <summary>Every edge once for each column that it reaches, as (arc, second point, column).</summary>
    private IEnumerable<(int Arc, int Point, int Column)> Crossings()
    {
        var columns = _columns.Length - 1;
        for (var arc = 0; arc < _shapes.ArcCount; arc++)
        {
            for (var i = _shapes.ArcStart[arc] + 1; i < _shapes.ArcStart[arc + 1]; i++)
            {
                var (west, east) = Span(_shapes, i);
                for (var c = west / ColumnQuanta; c < columns && c <= east / ColumnQuanta; c++) yield return (arc, i,
                    c);
                if (east < _shapes.Period) continue;
                for (var c = 0; c <= (east - _shapes.Period) / ColumnQuanta; c++) yield return (arc, i, c);
            }
        }
    }

    /// <summary>The edge's westmost x, brought into the first turn, and its eastmost, which may run over.</summary>
    private static (int West, int East) Span(BorderShapes shapes, int i)
    {
        var west = Math.Min(shapes.X[i - 1], shapes.X[i]);
        var turn = west < 0 ? -shapes.Period : west / shapes.Period * shapes.Period;
        return (west - turn, Math.Max(shapes.X[i - 1], shapes.X[i]) - turn);
    }

    private enum Side
    {
        North,
        South,
        On,
    }

    private readonly struct Crossing
    {
        private readonly int _yWest;
        private readonly int _yEast;

        public Crossing(BorderShapes shapes, int arc, int i)
        {
            var (west, east) = Span(shapes, i);
            var eastward = shapes.X[i - 1] <= shapes.X[i];
            (_yWest, _yEast) = eastward ? (shapes.Y[i - 1], shapes.Y[i]) : (shapes.Y[i], shapes.Y[i - 1]);
            (West, East, Arc) = (west, east, arc);
        }

        public int West { get; }

        public int East { get; }

        public int Arc { get; }

        /// <summary>On which side of the edge a point between its meridians lies.</summary>
        public Side SideOf(long x, long y)
        {
            if (West == East)
            {
                var (low, high) = _yWest < _yEast ? (_yWest, _yEast) : (_yEast, _yWest);
                return y >= (long)low << FractionBits && y <= (long)high << FractionBits ? Side.On : Side.North;
            }

            // At most 2^17 x 2^41 + 2^20 x 2^37 in magnitude (PackLimits): no overflow.
            var cross = ((long)(East - West) * (y - ((long)_yWest << FractionBits)))
                - ((_yEast - _yWest) * (x - ((long)West << FractionBits)));
            return cross == 0 ? Side.On : cross < 0 ? Side.South : Side.North;
        }
    }
}
