using Lightcone.Geodesy.Borders.Packing;

namespace Lightcone.Cli.Boundaries;

/// <summary>The tables that stand beside this file: codes as facts, and the shapes that have none.</summary>
internal static class SourceTables
{
    /// <summary>The one source that packs are built from.</summary>
    public static BoundarySource WorldAtlas() => new(
        "world-atlas/countries-10m", "2.0.2", Read("iso3166-1.csv"), Read("shapes-without-code.csv"));

    private static string Read(string name)
    {
        using var stream = typeof(SourceTables).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
