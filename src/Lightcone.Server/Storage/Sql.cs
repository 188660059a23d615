namespace Lightcone.Server.Storage;

/// <summary>SQL that is kept in files.</summary>
internal static class Sql
{
    public static string Of(string name)
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in this program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
