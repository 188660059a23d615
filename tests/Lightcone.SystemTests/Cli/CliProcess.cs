using System.Diagnostics;

namespace Lightcone.SystemTests.Cli;

/// <summary>Runs the built program as a process of its own.</summary>
internal static class CliProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<CliResult> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <param name="setting">A name and value of the environment, or null.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<CliResult> RunAsync((string Name, string Value)? setting, string[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var process = Start(setting, arguments);
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

    /// <summary>Starts the program; the caller reads what it says, and ends it.</summary>
    public static Process Start((string Name, string Value)? setting, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        if (setting is { } pair) start.Environment[pair.Name] = pair.Value;
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    /// <summary>The program in the same configuration as this test: artifacts/bin/PROJECT/CONFIGURATION.</summary>
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, "Lightcone.Cli", own.Name, "Lightcone.Cli.dll");
    }
}
