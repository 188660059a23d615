using System.Diagnostics;
using System.Net;
using Lightcone.Cli.Input;
using Lightcone.Edge.Keys;

namespace Lightcone.Cli.Commands.Live;

/// <summary>The agent and the probes of a run, as processes: found in artifacts/, started, and ended by their own
/// ids.</summary>
internal sealed class RangePrograms : IDisposable
{
    private const string AddressFile = "addresses";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly List<(Process Process, string Log)> _running = [];
    private readonly string _verifierKey;
    private readonly Uri _verifier;
    private bool _isOver;

    public RangePrograms(RangeVerifier verifier, RangePlan plan, string folder)
    {
        _verifier = verifier.Address;
        _verifierKey = Path.Combine(folder, ReceiptsFolder.VerifierFile);
        KeyFile.SavePublic(_verifierKey, plan.Verifier);
    }

    public void Dispose()
    {
        // By the end of the run, or by a signal on another thread: the lock keeps both to one end of each program.
        lock (_running)
        {
            _isOver = true;
            foreach (var (process, _) in _running)
            {
                process.Kill(); // nothing where it has ended by itself
                process.WaitForExit();
                process.Dispose();
            }

            _running.Clear();
        }
    }

    public void StartProbe(RangeParticipant landmark) => Start("Probe", landmark.State,
        "run", "--verifier", _verifier.ToString(), "--verifier-key", _verifierKey, "--state", landmark.State,
        "--listen", "127.0.0.1:0", "--address-file", Path.Combine(landmark.State, AddressFile));

    public void StartAgent(RangeParticipant target) => Start("Agent", target.State,
        "run", "--verifier", _verifier.ToString(), "--verifier-key", _verifierKey, "--state", target.State,
        "--no-metrics");

    /// <summary>Where a probe listens, once it does.</summary>
    public IPEndPoint AddressOf(RangeParticipant landmark)
    {
        var file = Path.Combine(landmark.State, AddressFile);
        var watch = Stopwatch.StartNew();
        while (!File.Exists(file))
        {
            FailIfEnded();
            if (watch.Elapsed > Patience) throw new InputProblem("a probe does not begin to listen; see its log");
            Thread.Sleep(10);
        }

        return IPEndPoint.Parse(File.ReadAllLines(file)[0]);
    }

    /// <exception cref="InputProblem">A program has ended before it was asked to.</exception>
    public void FailIfEnded()
    {
        lock (_running)
        {
            if (_isOver) throw new InputProblem("the run was ended");
            foreach (var (process, log) in _running)
            {
                if (!process.HasExited) continue;
                var last = File.Exists(log) ? File.ReadLines(log).LastOrDefault() ?? "no word" : "no word";
                throw new InputProblem($"a program of the run has ended with code {process.ExitCode}: {last}");
            }
        }
    }

    private void Start(string program, string state, params string[] arguments)
    {
        var log = Path.Combine(state, "log");
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true };
        // The shell only points the output at the file, and becomes the program: the id is the program's own.
        foreach (var word in (string[])["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1", "sh", log, Binary(program)])
            start.ArgumentList.Add(word);
        foreach (var word in arguments) start.ArgumentList.Add(word);
        lock (_running)
        {
            if (_isOver) throw new InputProblem("the run was ended");
            _running.Add((Process.Start(start)!, log));
        }
    }

    private static string Binary(string program)
    {
        var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));
        var name = $"lightcone-{program.ToLowerInvariant()}";
        var path = Path.Combine(root, "publish", $"Lightcone.{program}", "release_linux-x64", name);
        return File.Exists(path)
            ? path
            : throw new InputProblem($"{name} is not built; start ./lightcone from the repository, which builds it");
    }
}
