namespace Lightcone.Geodesy.Borders.Search;

/// <summary>Which atoms' land a cell of the Earth may touch, found once and kept: a tree of cells that grows
/// where it is asked.</summary>
/// <remarks>Safe for many threads without locks: two that make the same node make equal nodes, and one is
/// kept.</remarks>
internal sealed class CellLand
{
    // Cells of about 10 km. Finer ones are computed each time, so that the tree stays within some tens of MB.
    private const int FinestKept = 10;

    private readonly CellLand?[]? _quarters;

    private CellLand(Cell cell, AtomSet atoms, bool isUniform)
    {
        Cell = cell;
        Atoms = atoms;
        IsUniform = isUniform;
        _quarters = isUniform || cell.Level >= FinestKept ? null : new CellLand?[4];
    }

    public Cell Cell { get; }

    /// <summary>The atoms whose dilated land the cell may touch; a part of its parent's.</summary>
    public AtomSet Atoms { get; }

    /// <summary>No border comes near: every point of the cell touches all of <see cref="Atoms"/>.</summary>
    public bool IsUniform { get; }

    public static CellLand OfFace(int face, CellSurvey survey) => Make(Cell.OfFace(face), survey, survey.Everything);

    /// <summary>One of the four quarters; of a uniform cell never needed, its quarters are as it is.</summary>
    public CellLand Quarter(int quarter, CellSurvey survey)
    {
        if (_quarters is null) return Make(Cell.Child(quarter), survey, Atoms);
        var known = Volatile.Read(ref _quarters[quarter]);
        if (known is not null) return known;
        var made = Make(Cell.Child(quarter), survey, Atoms);
        return Interlocked.CompareExchange(ref _quarters[quarter], made, null) ?? made;
    }

    /// <remarks>What a quarter touches, the whole touches; the parent's atoms cut off what the quarter's round
    /// bound reaches beyond the parent's.</remarks>
    private static CellLand Make(Cell cell, CellSurvey survey, AtomSet parent)
    {
        var near = survey.BordersNear(cell);
        var atoms = (near | survey.AtCentre(cell)) & parent;
        return new CellLand(cell, atoms, near.IsEmpty);
    }
}
