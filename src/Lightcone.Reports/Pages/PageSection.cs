namespace Lightcone.Reports.Pages;

/// <summary>One part of a page, in this order: heading, sentences, list, table, picture.</summary>
/// <param name="Heading">Plain words.</param>
public sealed record PageSection(string Heading)
{
    /// <summary>Sentences, one paragraph each.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>Points of a list.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];

    /// <summary>A table, or null.</summary>
    public PageTable? Table { get; init; }

    /// <summary>An SVG element of ours, put in as it is; null for none. Never text from outside.</summary>
    public string? Picture { get; init; }

    /// <summary>Advice, not proof: set apart on the page.</summary>
    public bool IsAdvisory { get; init; }
}
