using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Lightcone.SystemTests.Ranging;

/// <summary>A native program that runs until it is ended, by its own id.</summary>
internal sealed class NativeProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _words = new();

    /// <param name="program"><c>Agent</c> or <c>Probe</c>.</param>
    /// <param name="arguments">The command line.</param>
    public NativeProcess(string program, params string[] arguments)
        : this(new ProcessStartInfo(Repository.Native(program), arguments))
    {
    }

    private NativeProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Words
    {
        get
        {
            lock (_words) return _words.ToString();
        }
    }

    /// <summary>What it has used of the processor.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Of its memory what is in RAM, with what it shares with others.</summary>
    public long ResidentBytes => FromStatus("VmRSS:");

    /// <summary>Of that, what is no part of a file.</summary>
    public long PrivateBytes => FromStatus("RssAnon:");

    /// <summary>A program that may have only so many files open.</summary>
    public static NativeProcess WithFiles(int most, string program, params string[] arguments) =>
        new(new ProcessStartInfo("/bin/sh",
            ["-c", $"ulimit -n {most}; exec \"$0\" \"$@\"", Repository.Native(program), .. arguments]));

    /// <summary>Waits until a file is there with something in it, or fails with what the program said.</summary>
    public string[] Lines(string file)
    {
        Wait(() => File.Exists(file) && new FileInfo(file).Length > 0);
        return File.ReadAllLines(file);
    }

    public void Wait(Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.False(_process.HasExited, $"the program has ended: {Words}");
            Assert.True(watch.Elapsed < Patience, $"nothing for {Patience.TotalSeconds} s; it says: {Words}");
            Thread.Sleep(20);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    // "VmRSS:      12345 kB"
    private long FromStatus(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status")
            .First(line => line.StartsWith(name, StringComparison.Ordinal));
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return 1024 * long.Parse(words[^2].Split('\t')[^1], CultureInfo.InvariantCulture);
    }

    private void Keep(string? line)
    {
        lock (_words) _words.AppendLine(line);
    }
}
