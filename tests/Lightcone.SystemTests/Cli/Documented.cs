using System.Text.Json;

namespace Lightcone.SystemTests.Cli;

/// <summary>Checks that docs/formats.md names what the program writes.</summary>
internal static class Documented
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "formats.md"));

    public static void AllFieldsOf(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) AllFieldsOf(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in element.EnumerateObject())
            {
                Assert.True(Text.Contains($"`{field.Name}`", StringComparison.Ordinal),
                    $"docs/formats.md does not name `{field.Name}`");
                AllFieldsOf(field.Value);
            }
        }
    }
}
