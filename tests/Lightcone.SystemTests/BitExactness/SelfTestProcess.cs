using System.Diagnostics;
using System.Text.Json;

namespace Lightcone.SystemTests.BitExactness;

/// <summary>Runs the built program as a process of its own, with one environment variable set.</summary>
internal static class SelfTestProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="setting">NAME=VALUE, or empty for the environment as it is.</param>
    /// <param name="cancellation">Ends the process too.</param>
    public static async Task<SelfTestReport> RunAsync(string setting, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath(), "selftest", "--json"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (setting.Length > 0)
        {
            var split = setting.IndexOf('=', StringComparison.Ordinal);
            start.Environment[setting[..split]] = setting[(split + 1)..];
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException("The program did not start.");
        try
        {
            var text = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return Parse(process.ExitCode, text);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static SelfTestReport Parse(int exitCode, string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return new(
            exitCode,
            root.GetProperty("golden").EnumerateArray().ToDictionary(
                g => g.GetProperty("name").GetString()!, g => g.GetProperty("sha256").GetString()!),
            root.GetProperty("platform").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!),
            root.GetProperty("machine").GetProperty("avx2").GetBoolean());
    }

    /// <summary>The program in the same configuration as this test: artifacts/bin/PROJECT/CONFIGURATION.</summary>
    private static string ProgramPath()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, "Lightcone.Cli", own.Name, "Lightcone.Cli.dll");
    }
}
