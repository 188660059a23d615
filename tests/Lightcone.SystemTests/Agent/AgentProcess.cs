using System.Diagnostics;
using Lightcone.SystemTests.Cli;

namespace Lightcone.SystemTests.Agent;

/// <summary>Runs the built agent as a process of its own.</summary>
internal static class AgentProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <param name="scenario">What the stand-in for NVIDIA's library plays.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<CliResult> RunAsync(string scenario, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program(), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["LIGHTCONE_FAKE_NVML"] = scenario;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The agent did not start.");
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new CliResult(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The agent in this test's own configuration: artifacts/bin/PROJECT/CONFIGURATION_PLATFORM.</summary>
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, "Lightcone.Agent", own.Name + "_linux-x64",
            "lightcone-agent");
    }
}
