namespace Lightcone.Simulation.Worlds;

/// <summary>Reads the csv tables that are embedded in this assembly.</summary>
internal static class EmbeddedTable
{
    /// <summary>The lines without header, comments (<c>#</c>) and empty lines.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the table {name} is not embedded");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#');
        return [.. lines.Skip(1)];
    }
}
