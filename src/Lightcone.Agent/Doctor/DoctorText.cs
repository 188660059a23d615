using Lightcone.Agent.Inventory;
using Lightcone.Agent.Running;

namespace Lightcone.Agent.Doctor;

/// <summary>What the doctor found, in words.</summary>
internal static class DoctorText
{
    private const int HexShown = 1024;

    public static string Headline(IReadOnlyList<Check> checks)
    {
        var missing = checks.Count(check => check.State is CheckState.Missing);
        return missing switch
        {
            0 when checks.Any(check => check.What == "verifier" && check.State is CheckState.Good) =>
                "The agent can run: nothing is missing.",
            0 => "Nothing is missing so far; the verifier was not asked.",
            1 => "One thing is missing, so the agent cannot do its work.",
            _ => $"{missing} things are missing, so the agent cannot do its work.",
        };
    }

    public static void WriteChecks(TextWriter output, IReadOnlyList<Check> checks)
    {
        foreach (var check in checks)
            output.WriteLine($"  {Word(check.State),-10} {check.What,-15} {PlainText.Of(check.Words)}");
    }

    /// <summary>The rows of the firewall that the agent needs; nothing dials in.</summary>
    public static void WritePorts(TextWriter output, RunSettings? settings)
    {
        output.WriteLine("Ports (all outgoing; nothing dials in):");
        if (settings?.Gateway is { } gateway)
        {
            output.WriteLine($"  TCP and UDP to {gateway}, the gateway; it dials on to verifier and landmarks");
        }
        else
        {
            var verifier = settings is null ? "the verifier, as a rule port 443" : settings.Verifier.Authority;
            output.WriteLine($"  TCP to {verifier}");
            output.WriteLine("  UDP, and TCP where the verifier asks for it, to the landmarks that it names");
        }

        output.WriteLine(settings?.Metrics is { } metrics
            ? $"  and on this machine {metrics} answers GET /metrics"
            : "  no port answers on this machine");
    }

    public static void WriteExamples(TextWriter output, IReadOnlyList<Example> examples)
    {
        output.WriteLine("What would leave this host, byte for byte (keys made for this page and thrown away;");
        output.WriteLine("docs/ranging-protocol.md says what each byte means):");
        foreach (var example in examples)
        {
            output.WriteLine();
            output.WriteLine($"  {example.What}, to the {example.To}: {example.Bytes} bytes");
            var hex = example.Hex.Length > HexShown ? example.Hex[..HexShown] + ".. (--json shows all)" : example.Hex;
            output.WriteLine($"  {hex}");
        }
    }

    private static string Word(CheckState state) => state switch
    {
        CheckState.Good => "good",
        CheckState.Lesser => "lesser",
        CheckState.NotAsked => "not asked",
        _ => "MISSING",
    };
}
