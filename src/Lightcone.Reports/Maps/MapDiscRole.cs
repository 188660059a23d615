namespace Lightcone.Reports.Maps;

/// <summary>How much a disc matters to the finding.</summary>
public enum MapDiscRole
{
    /// <summary>One of many.</summary>
    Plain = 0,

    /// <summary>It carries the finding.</summary>
    Witness,

    /// <summary>It disagrees with others: drawn in red, the only use of that colour.</summary>
    Conflicting,
}
