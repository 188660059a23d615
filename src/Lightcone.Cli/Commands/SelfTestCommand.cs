using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Json;
using Lightcone.Simulation.GoldenRuns;

namespace Lightcone.Cli.Commands;

/// <summary>Does this machine compute the same bits as every other? Runs the golden runs and compares their hashes
/// with the committed ones.</summary>
/// <remarks>The platform's own functions are hashed too, for contrast only: their bits may differ by CPU and C
/// library, and no result depends on them.</remarks>
internal static class SelfTestCommand
{
    /// <summary>Runs everything once, in well under a minute.</summary>
    /// <param name="json">One JSON document (docs/formats.md) instead of lines for people.</param>
    public static SelfTestOutcome Run(bool json)
    {
        var runs = GoldenCatalogue.All
            .Select(r => (r.Name, Hash: r.Hash(), Expected: GoldenCatalogue.Expected.GetValueOrDefault(r.Name)))
            .ToList();
        var platform = ArithmeticRuns.Platform.Select(r => (r.Name, Hash: r.Hash())).ToList();
        var wrong = runs.Count(r => r.Hash != r.Expected);
        var exitCode = wrong == 0 ? 0 : 1;
        if (json) return new([Document(runs, platform, wrong)], exitCode);
        List<string> lines = [.. runs.Select(r => $"{Mark(r.Hash == r.Expected)} {r.Name,-28} {r.Hash}")];
        lines.AddRange(platform.Select(p => $"--  platform/{p.Name,-19} {p.Hash} (no promise)"));
        lines.Add(wrong == 0
            ? $"All {runs.Count} golden runs gave the committed bits on this machine."
            : $"{wrong} of {runs.Count} golden runs gave other bits: results of this machine cannot be trusted.");
        return new(lines, exitCode);
    }

    private static string Mark(bool same) => same ? "ok " : "BAD";

    private static string Document(
        List<(string Name, string Hash, string? Expected)> runs, List<(string Name, string Hash)> platform, int wrong)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("ok", wrong == 0);
            writer.WriteStartArray("golden");
            foreach (var (name, hash, expected) in runs)
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteString("sha256", hash);
                writer.WriteString("expected", expected); // null: no hash was committed, which counts as wrong
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("platform");
            foreach (var (name, hash) in platform) writer.WriteString(name, hash);
            writer.WriteEndObject();
            WriteMachine(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteMachine(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("machine");
        writer.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        writer.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
        writer.WriteBoolean("avx2", Avx2.IsSupported);
        writer.WriteBoolean("fma", Fma.IsSupported);
        writer.WriteEndObject();
    }
}
