using System.Diagnostics;
using System.Globalization;

namespace Lightcone.SystemTests.Numbers;

/// <summary>A plain C program at both ends that computes the same two MACs.</summary>
internal sealed class EchoPair : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lightcone-echo-").FullName;
    private readonly Process _host;
    private readonly string _port;

    public EchoPair()
    {
        var source = Path.Combine(Repository.Root, "tests/Lightcone.SystemTests/Numbers/echo-pair.c");
        using var compiler = Process.Start("gcc", ["-O2", "-o", Program, source, "-l:libcrypto.so.3"]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
        _host = Process.Start(new ProcessStartInfo(Program, ["host"]) { RedirectStandardOutput = true })!;
        _port = _host.StandardOutput.ReadLine()!;
    }

    private string Program => Path.Combine(_folder, "echo-pair");

    public void Dispose()
    {
        _host.Kill();
        _host.WaitForExit();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Round trips in nanoseconds, ascending, by the program's own clock readings.</summary>
    public long[] Measure(int rounds)
    {
        var count = rounds.ToString(CultureInfo.InvariantCulture);
        using var landmark = Process.Start(new ProcessStartInfo(Program, ["landmark", _port, count])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = landmark.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        landmark.WaitForExit();
        long[] times = [.. lines.Select(line => long.Parse(line, CultureInfo.InvariantCulture))];
        Array.Sort(times);
        return times;
    }
}
