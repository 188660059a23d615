using System.Diagnostics;
using Lightcone.SystemTests.Cli;

namespace Lightcone.SystemTests.Agent;

/// <summary>Runs the native agent as a process of its own.</summary>
internal static class AgentProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <param name="scenario">What the stand-in for NVIDIA's library plays.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<CliResult> RunAsync(string scenario, params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.Native("Agent"), arguments)
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
}
