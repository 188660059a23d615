namespace Lightcone.SystemTests.Numbers;

/// <summary>Writes what was measured between the markers of a document, and to the test's own output.</summary>
internal static class NumbersFile
{
    /// <param name="name">Of the markers, <c>&lt;!-- begin NAME --&gt;</c>.</param>
    /// <param name="table">Markdown.</param>
    /// <param name="variable">Of the environment: names the document; unset, nothing is written.</param>
    public static void Write(string name, string table, string variable = "LIGHTCONE_RANGING_NUMBERS")
    {
        TestContext.Current.TestOutputHelper?.WriteLine(table);
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } given) return;
        var file = Path.Combine(Repository.Root, given);
        var text = File.ReadAllText(file);
        var (begin, end) = ($"<!-- begin {name} -->\n", $"<!-- end {name} -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, $"{file} has no markers of {name}");
        File.WriteAllText(file, text[..from] + table + text[to..]);
    }
}
