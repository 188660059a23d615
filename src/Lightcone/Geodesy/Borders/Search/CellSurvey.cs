namespace Lightcone.Geodesy.Borders.Search;

/// <summary>Cells of the Earth against land, from coarse to fine: what is decided for a large cell is not asked again
/// of its parts.</summary>
internal sealed class CellSurvey
{
    // A region's cell is bounded by a circle; asking its parts brings the circle closer to the cell.
    private const int LevelsBelowRegion = 2;

    private readonly MeridianIndex _meridians;
    private readonly BorderTree _tree;
    private readonly double[] _chords;
    private readonly CellLand[] _faces;

    public CellSurvey(MeridianIndex meridians, BorderTree tree, AtomSet everything, Func<double, double> dilatedChord)
    {
        _meridians = meridians;
        _tree = tree;
        Everything = everything;
        _chords = [.. Enumerable.Range(0, Cell.MaxLevel + 1).Select(l => dilatedChord(Cell.CircumradiusRadians(l)))];
        _faces = [.. Enumerable.Range(0, Cell.Faces).Select(face => CellLand.OfFace(face, this))];
    }

    /// <summary>All atoms of the pack.</summary>
    public AtomSet Everything { get; }

    /// <summary>The atoms with a border that the dilated circle round the cell meets.</summary>
    public AtomSet BordersNear(Cell cell) => _tree.Within(cell.Centre, _chords[cell.Level]);

    /// <summary>The atoms at the cell's centre.</summary>
    public AtomSet AtCentre(Cell cell) => _meridians.At(cell.Centre.ToGeoPoint());

    /// <summary>The atoms whose dilated land a cell may touch.</summary>
    public AtomSet Touched(Cell cell)
    {
        var land = _faces[cell.Face];
        while (land.Cell.Level < cell.Level && !land.IsUniform) land = land.Quarter(QuarterWith(land.Cell, cell), this);
        return land.Atoms;
    }

    /// <summary>Of these groups of atoms, those that the region may touch, as bits.</summary>
    /// <remarks>Stops as soon as all are touched, and never enters a cell that can add none.</remarks>
    public int GroupsTouched(Region region, ReadOnlySpan<AtomSet> groups)
    {
        var touched = 0;
        ForEachFace(region, new GroupWalk(groups), ref touched);
        return touched;
    }

    private void ForEachFace(Region region, GroupWalk walk, ref int touched)
    {
        Cell[] cells = [.. region.Cells];
        foreach (var face in _faces)
        {
            var part = Part(cells, face.Cell);
            if (!part.IsEmpty) Walk(face, part, walk, ref touched);
        }
    }

    private void Walk(CellLand land, ReadOnlySpan<Cell> cells, in GroupWalk walk, ref int touched)
    {
        var here = walk.GroupsOf(land.Atoms);
        if ((here & ~touched) == 0) return;
        var isFine = land.Cell.Level >= Math.Min(Cell.MaxLevel, cells[0].Level + LevelsBelowRegion);
        if (land.IsUniform || isFine)
        {
            touched |= here;
            return;
        }

        for (var quarter = 0; quarter < 4; quarter++)
        {
            var part = Part(cells, land.Cell.Child(quarter));
            if (!part.IsEmpty) Walk(land.Quarter(quarter, this), part, walk, ref touched);
        }
    }

    /// <summary>How much of the region each atom holds, in square metres, by the places of small cells' centres; and
    /// every atom that it may touch, be it with 0.</summary>
    public Dictionary<int, double> Areas(Region region)
    {
        var areas = new Dictionary<int, double>();
        Cell[] cells = [.. region.Cells];
        foreach (var face in _faces) Tally(face, Part(cells, face.Cell), areas);
        return areas;
    }

    private void Tally(CellLand land, ReadOnlySpan<Cell> cells, Dictionary<int, double> areas)
    {
        if (cells.IsEmpty) return;
        if (land.IsUniform || land.Cell.Level >= Math.Min(Cell.MaxLevel, cells[0].Level + 1))
        {
            var area = 0.0;
            foreach (var cell in cells) area += cell.Level < land.Cell.Level ? land.Cell.AreaSquareMetres
                : cell.AreaSquareMetres;
            var holders = land.IsUniform ? land.Atoms : AtCentre(land.Cell);
            foreach (var atom in land.Atoms.Indices())
                areas[atom] = areas.GetValueOrDefault(atom) + (holders.Contains(atom) ? area : 0);
            return;
        }

        for (var quarter = 0; quarter < 4; quarter++)
        {
            var part = Part(cells, land.Cell.Child(quarter));
            if (!part.IsEmpty) Tally(land.Quarter(quarter, this), part, areas);
        }
    }

    private static int QuarterWith(Cell parent, Cell descendant)
    {
        for (var quarter = 0; quarter < 3; quarter++)
            if (parent.Child(quarter).Contains(descendant)) return quarter;
        return 3;
    }

    /// <summary>The cells of a sorted list within a cell; or the one of them that holds the cell.</summary>
    private static ReadOnlySpan<Cell> Part(ReadOnlySpan<Cell> cells, Cell within)
    {
        if (cells.Length == 1 && cells[0].Contains(within)) return cells;
        var (first, last) = within.Range;
        var from = First(cells, first);
        return cells[from..First(cells, last + 1)];
    }

    /// <summary>The place of the first cell whose identifier is no less than this.</summary>
    private static int First(ReadOnlySpan<Cell> cells, ulong id)
    {
        int low = 0, high = cells.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cells[middle].Id < id) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private readonly ref struct GroupWalk(ReadOnlySpan<AtomSet> groups)
    {
        private readonly ReadOnlySpan<AtomSet> _groups = groups;

        public int GroupsOf(AtomSet atoms)
        {
            var bits = 0;
            for (var i = 0; i < _groups.Length; i++)
                if (atoms.Overlaps(_groups[i])) bits |= 1 << i;
            return bits;
        }
    }
}
