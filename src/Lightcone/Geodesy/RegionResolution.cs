namespace Lightcone.Geodesy;

/// <summary>How finely a region is drawn. A coarser one is larger, never wrong.</summary>
public sealed record RegionResolution
{
    /// <summary>Good for reports: undecided cells are at most 2 % of the region, unless it is smaller than some
    /// kilometres or so thin for its length (about 1 to 30) that <see cref="UndecidedBudget"/> ends refinement
    /// first. A region is then still never too small.</summary>
    public static RegionResolution Standard { get; } = new();

    /// <summary>Refinement stops when the undecided cells' share of the region falls to this; above 0, at most 1.
    /// Default 0.02.</summary>
    public double BoundaryShare
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 0.02;

    /// <summary>The finest level of cells that is used, 0 to <see cref="Cell.MaxLevel"/>. Default 16: 153 m.</summary>
    public int FinestLevel
    {
        get;
        init => field = value is >= 0 and <= Cell.MaxLevel
            ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = Cell.MaxLevel;

    /// <summary>Refinement stops when more cells than this are undecided; at least 6. Default 16,384.</summary>
    public int UndecidedBudget
    {
        get;
        init => field = value >= 6 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 16_384;
}
