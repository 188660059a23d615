namespace Lightcone.Reports.Pages;

/// <summary>A table of a page. Cells that hold numbers only are set to the right.</summary>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">As many cells as headings each.</param>
public sealed record PageTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
