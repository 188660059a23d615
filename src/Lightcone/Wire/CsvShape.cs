namespace Lightcone.Wire;

/// <summary>What a comma-separated text must look like before any value is read, and how large it may be.</summary>
public sealed record CsvShape
{
    /// <summary>Columns that must be present, in the order in which <see cref="CsvReader"/> counts them.</summary>
    public required IReadOnlyList<string> Required { get; init; }

    /// <summary>Column names that may be present; counted after the required ones.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>The largest accepted input in bytes.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>The largest accepted number of rows, header not counted.</summary>
    public required int MaxRows { get; init; }

    /// <summary>The longest accepted line in bytes, line end not counted.</summary>
    public int MaxLineBytes { get; init; } = 4096;

    /// <summary>The largest accepted number of columns, unknown ones included.</summary>
    public int MaxColumns { get; init; } = 64;
}
