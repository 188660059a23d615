using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lightcone.Geodesy.Coverings;

/// <summary>Covers a quorum of caps with cells, coarse to fine.</summary>
/// <remarks>Rules. A cell that more groups than tolerated certainly exclude is dropped. A cell of which all but the
/// tolerated number of groups certainly hold everything is taken whole. All others are undecided: they are split, or,
/// when refinement stops, kept, since undecided counts as inside. A cap that holds a whole cell holds its quarters,
/// and a group that excludes a cell excludes its quarters, so the list of caps to ask shrinks on the way down. Level
/// by level and in a fixed order, so the result depends on the caps alone. The four quarters of a cell are judged
/// together, one in each lane of a vector.</remarks>
internal sealed class QuorumCovering
{
    private const uint AllFour = 15;

    private readonly CapTest[] _tests;
    private readonly int[] _groupOf;
    private readonly int _tolerated;
    private readonly RegionResolution _resolution;
    private readonly List<Cell> _inside = new(256);
    private readonly int[][] _kept = new int[4][];
    private readonly int[] _keptCount = new int[4];
    private readonly int[] _groupStart = new int[4];
    private readonly int[] _excluding = new int[4];
    private readonly int[] _undecidedGroups = new int[4];
    private readonly Frontier.Entry[] _four = new Frontier.Entry[4];
    private Frontier _cells = new();
    private Frontier _next = new();
    private ulong _insideWeight;

    private QuorumCovering(CapQuorum quorum, RegionResolution resolution)
    {
        var groups = CapOrder.Canonical(quorum.Groups);
        var count = groups.Sum(g => g.Length);
        (_tests, _groupOf) = (new CapTest[count], new int[count]);
        var index = 0;
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var cap in groups[group])
            {
                _groupOf[index] = group;
                _tests[index++] = new(cap);
            }
        }

        (_tolerated, _resolution) = (quorum.Tolerated, resolution);
        for (var lane = 0; lane < 4; lane++) _kept[lane] = new int[count];
    }

    /// <summary>The cells, certainly inside and undecided.</summary>
    public static (List<Cell> Inside, Cell[] Undecided) Of(CapQuorum quorum, RegionResolution resolution)
    {
        var covering = new QuorumCovering(quorum, resolution);
        var level = covering.Run();
        var undecided = new Cell[covering._cells.Count];
        for (var i = 0; i < undecided.Length; i++) undecided[i] = CellOf(covering._cells[i], level);
        return (covering._inside, undecided);
    }

    private int Run()
    {
        JudgeFaces();
        var level = 0;
        while (_cells.Count > 0 && !IsFineEnough(level))
        {
            level++;
            for (var i = 0; i < _cells.Count; i++) JudgeQuarters(_cells[i], level);
            Advance();
        }

        return level;
    }

    private void Advance()
    {
        (_cells, _next) = (_next, _cells);
        _next.Clear();
    }

    /// <summary>By counting cells, with weight 4 for each level up: whole numbers, the same everywhere.</summary>
    private bool IsFineEnough(int level)
    {
        if (level >= _resolution.FinestLevel || _cells.Count > _resolution.UndecidedBudget) return true;
        var undecided = (ulong)_cells.Count * Weight(level);
        return undecided <= _resolution.BoundaryShare * (_insideWeight + undecided);
    }

    private static ulong Weight(int level) => 1UL << (2 * (Cell.MaxLevel - level));

    private static Cell CellOf(in Frontier.Entry entry, int level) =>
        Cell.At(entry.Face, entry.East >> 1, entry.North >> 1, level);

    private void JudgeFaces()
    {
        var all = new int[_tests.Length];
        for (var i = 0; i < all.Length; i++) all[i] = i;
        for (var first = 0; first < Cell.Faces; first += 4)
        {
            for (var lane = 0; lane < 4; lane++) _four[lane] = new((first + lane) % Cell.Faces, 0, 0, 0, default);
            Judge(all, 0, first == 0 ? AllFour : 3); // six faces: four, then two
        }

        Advance();
    }

    private void JudgeQuarters(in Frontier.Entry cell, int level)
    {
        var side = CubeFaces.Side >> level;
        for (var lane = 0; lane < 4; lane++)
        {
            var (east, north) = (cell.East + ((lane & 1) * side), cell.North + ((lane >> 1) * side));
            _four[lane] = new(cell.Face, east, north, cell.Excluding, default);
        }

        Judge(_cells.CapsOf(cell), level, AllFour);
    }

    /// <summary>Judges the cells in the four lanes whose bit is set in <paramref name="live"/>.</summary>
    private void Judge(ReadOnlySpan<int> caps, int level, uint live)
    {
        var (x, y, z) = Centres(level);
        for (var lane = 0; lane < 4; lane++)
        {
            (_keptCount[lane], _undecidedGroups[lane]) = (0, 0);
            _excluding[lane] = _four[lane].Excluding;
        }

        var i = 0;
        while (i < caps.Length && live != 0)
        {
            var (group, excluded) = (_groupOf[caps[i]], 0u);
            _keptCount.CopyTo(_groupStart, 0);
            for (; i < caps.Length && _groupOf[caps[i]] == group; i++)
            {
                if ((live & ~excluded) == 0) continue;
                var (beyond, within) = _tests[caps[i]].Sides(x, y, z, level);
                excluded |= beyond;
                for (var open = live & ~(excluded | within); open != 0; open &= open - 1)
                {
                    var lane = BitOperations.TrailingZeroCount(open);
                    _kept[lane][_keptCount[lane]++] = caps[i];
                }
            }

            live = CloseGroup(live, excluded);
        }

        for (; live != 0; live &= live - 1) Settle(BitOperations.TrailingZeroCount(live), level);
    }

    /// <summary>Counts a group that excludes a cell or is undecided about it; gives the cells still open.</summary>
    private uint CloseGroup(uint live, uint excluded)
    {
        for (var open = live; open != 0; open &= open - 1)
        {
            var lane = BitOperations.TrailingZeroCount(open);
            if ((excluded & (1u << lane)) != 0)
            {
                _keptCount[lane] = _groupStart[lane];
                if (++_excluding[lane] > _tolerated) live &= ~(1u << lane);
            }
            else if (_keptCount[lane] > _groupStart[lane])
            {
                _undecidedGroups[lane]++;
            }
        }

        return live;
    }

    private void Settle(int lane, int level)
    {
        if (_excluding[lane] + _undecidedGroups[lane] <= _tolerated)
        {
            _inside.Add(CellOf(_four[lane], level));
            _insideWeight += Weight(level);
            return;
        }

        _next.Add(_four[lane] with { Excluding = _excluding[lane] }, _kept[lane].AsSpan(0, _keptCount[lane]));
    }

    private (Vector256<double> X, Vector256<double> Y, Vector256<double> Z) Centres(int level)
    {
        var half = CubeFaces.Side >> (level + 1);
        Span<double> x = stackalloc double[4], y = stackalloc double[4], z = stackalloc double[4];
        for (var lane = 0; lane < 4; lane++)
        {
            ref readonly var cell = ref _four[lane];
            (x[lane], y[lane], z[lane]) = CubeFaces.At(
                cell.Face, CubeFaces.Tangent(cell.East + half), CubeFaces.Tangent(cell.North + half));
        }

        return (Vector256.Create<double>(x), Vector256.Create<double>(y), Vector256.Create<double>(z));
    }
}
