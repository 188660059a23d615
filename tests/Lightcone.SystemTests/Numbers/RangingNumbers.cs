using System.Globalization;
using System.Text;
using Lightcone.Challenges;
using Lightcone.SystemTests.Ranging;

namespace Lightcone.SystemTests.Numbers;

/// <summary>Measures what agent and probe add, beside a C pair in the same run, and the agent's footprint. Asserts only
/// that something was measured; the numbers go to the file that LIGHTCONE_RANGING_NUMBERS names.</summary>
[Trait("Long", "true")]
[Collection("numbers")]
public sealed class RangingNumbers
{
    private const int Rounds = 4096;
    private const int Repetitions = 5;
    private const int IdleSeconds = 120;

    [Fact]
    public void Agent_and_probe_beside_a_plain_C_pair()
    {
        List<(long Least, long Median)> c = [], own = [], kernel = [];
        using var pair = new EchoPair();
        for (var i = 0; i < Repetitions; i++)
        {
            c.Add(Of(pair.Measure(Rounds)));
            own.Add(Of(Measured("--no-kernel-stamps")));
            kernel.Add(Of(Measured()));
        }

        var table = new StringBuilder();
        table.Append("| loopback, one challenge a millisecond, two MACs | least, us | median, us |\n|---|---:|---:|\n");
        Row(table, "C at both ends, user space", c);
        Row(table, "agent and probe, user space", own);
        Row(table, "agent and probe, kernel's stamps", kernel);
        table.Append(CultureInfo.InvariantCulture, $"\nAgent and probe add {Micro(Least(own) - Least(c))} us to the "
            + $"least and {Micro(Middle(own) - Middle(c))} us to the median of the C pair, in user space; with the "
            + $"kernel's stamps their least is {Micro(Least(kernel) - Least(c))} us beside the C pair's in user "
            + $"space.\n");
        NumbersFile.Write("pair", table.ToString());
    }

    [Fact]
    public void The_agents_footprint()
    {
        using var scene = new ProcessScene(landmarks: 1);
        var probe = scene.StartProbe(0);
        var agent = scene.StartAgent();
        var beforeSession = agent.CpuTime;
        scene.Verifier.Open([ProcessScene.OpeningOf(scene.Host, scene.Landmarks[0], new Endpoint(false, probe)) with
        {
            Challenges = 30,
            Burst = TimeSpan.FromSeconds(10),
        }]);
        agent.Wait(() => scene.Verifier.Progress.Complete == 1);
        var session = agent.CpuTime - beforeSession;
        Thread.Sleep(2000);
        var idleFrom = agent.CpuTime;
        Thread.Sleep(IdleSeconds * 1000);
        var idle = (agent.CpuTime - idleFrom) / IdleSeconds;
        var share = (idle.TotalSeconds * 3600 + session.TotalSeconds) / 3600;
        var bytes = new FileInfo(Repository.Native("Agent")).Length;
        NumbersFile.Write("agent", string.Create(CultureInfo.InvariantCulture, $"""
            | the agent, native | measured | goal |
            |---|---:|---:|
            | file | {bytes / 1e6:0.00} MB | 6 MB |
            | resident after a session, idle | {agent.ResidentBytes / 1e6:0.0} MB | 20 MB |
            | of which its own, not shared | {agent.PrivateBytes / 1e6:0.0} MB | |
            | processor, a session of 30 challenges with one landmark | {session.TotalMilliseconds:0} ms | |
            | processor, idle, asking the verifier | {idle.TotalMilliseconds * 1000:0} us a second | |
            | share of a core with a session an hour | {share * 100:0.0000} % | 0.1 % |

            """));
    }

    private static long[] Measured(params string[] more)
    {
        using var scene = new ProcessScene(landmarks: 1);
        var probe = scene.StartProbe(0, more);
        var agent = scene.StartAgent("--no-inventory", "--sockets", "1");
        scene.Verifier.Open([ProcessScene.OpeningOf(scene.Host, scene.Landmarks[0], new Endpoint(false, probe)) with
        {
            Challenges = Rounds,
            Burst = TimeSpan.FromMilliseconds(Rounds),
        }]);
        agent.Wait(() => scene.Verifier.Progress.Complete == 1);
        long[] times = [.. scene.Measured(scene.Landmarks[0]).Samples
            .Select(sample => sample.RoundTrip!.ElapsedNanoseconds)];
        Array.Sort(times);
        return times;
    }

    private static (long Least, long Median) Of(long[] times)
    {
        Assert.InRange(times.Length, Rounds / 2, Rounds);
        return (times[0], times[times.Length / 2]);
    }

    private static long Least(List<(long Least, long Median)> runs) => runs.Select(run => run.Least).Order()
        .ElementAt(runs.Count / 2);

    private static long Middle(List<(long Least, long Median)> runs) => runs.Select(run => run.Median).Order()
        .ElementAt(runs.Count / 2);

    private static void Row(StringBuilder table, string name, List<(long, long)> runs) =>
        table.Append(CultureInfo.InvariantCulture, $"| {name} | {Micro(Least(runs))} | {Micro(Middle(runs))} |\n");

    private static string Micro(long nanoseconds) => (nanoseconds / 1e3).ToString("0.0", CultureInfo.InvariantCulture);
}
