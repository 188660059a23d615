using System.Net;
using System.Text;
using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.SystemTests.Agent;

namespace Lightcone.SystemTests.Ranging;

public sealed class ProgramTests
{
    [Fact]
    public async Task An_agent_and_a_probe_measure_over_http_and_udp_and_the_ledger_tells_what_left()
    {
        using var scene = new ProcessScene(landmarks: 1);
        var probe = scene.StartProbe(0);
        var agent = scene.StartAgent();
        scene.Verifier.Open([ProcessScene.OpeningOf(scene.Host, scene.Landmarks[0], new Endpoint(false, probe))]);
        agent.Wait(() => scene.Verifier.Progress.Complete == 1);
        Assert.InRange(scene.Measured(scene.Landmarks[0]).Samples.Count, 5, 10);

        var inventory = scene.Verifier.Declared(scene.Host.Id, Declaration.Inventory);
        var said = Encoding.UTF8.GetString(inventory!.Content.Span);
        Assert.Contains("lightcone-inventory-1", said, StringComparison.Ordinal);
        var ledger = await AgentProcess.RunAsync("none", "ledger", "--state", scene.In("host"), "--json");
        var what = ledger.Json().EnumerateArray().Select(entry => entry.GetProperty("what").GetString()!).ToList();
        Assert.Equal("exchange: nothing but the question", what[0]); // under no nonce yet, nothing is told
        Assert.Single(what, text => text.Contains("lightcone/declaration/1", StringComparison.Ordinal));
        Assert.Contains(what, text => text.Contains("lightcone/offer/1", StringComparison.Ordinal));
        Assert.Contains(what, text => text.Contains("lightcone/transcript/1", StringComparison.Ordinal));
        Assert.Contains(what, text => text.StartsWith("timed phase begins", StringComparison.Ordinal));
        Assert.Contains(what, text => text.Contains("10 answers", StringComparison.Ordinal));
        var status = await AgentProcess.RunAsync("none", "status", "--state", scene.In("host"));
        Assert.StartsWith("The agent runs;", status.Output, StringComparison.Ordinal);
        Assert.Equal(0, status.ExitCode);
    }

    [Fact]
    public void Through_the_gateway_everything_goes_and_only_to_the_places_of_its_list()
    {
        using var scene = new ProcessScene(landmarks: 2);
        IPEndPoint[] probes = [scene.StartProbe(0), scene.StartProbe(1)];
        File.WriteAllLines(scene.In("places"), [scene.Verifier.Address.Authority, probes[0].ToString()]);
        var gateway = scene.Start("Probe",
            "gateway", "--listen", "127.0.0.1:0", "--allow", scene.In("places"), "--address-file", scene.In("gateway"));
        var agent = scene.StartAgent("--gateway", gateway.Lines(scene.In("gateway"))[0]);
        Opening[] openings =
        [
            ProcessScene.OpeningOf(scene.Host, scene.Landmarks[0],
                new Endpoint(false, probes[0]), new Endpoint(true, probes[0])),
            ProcessScene.OpeningOf(scene.Host, scene.Landmarks[1], new Endpoint(false, probes[1])),
        ];
        scene.Verifier.Open(openings);
        agent.Wait(() => scene.HasRecord(scene.Landmarks[0]));
        var measured = scene.Measured(scene.Landmarks[0]);
        Assert.InRange(measured.Samples.Count, 5, 10);
        Assert.Equal(2, measured.Samples.Select(sample => sample.Transport).Distinct().Count()); // UDP and TCP
        // The other landmark is not on the list: it cannot have been reached, so its phase waits in vain.
        Assert.False(scene.HasRecord(scene.Landmarks[1]));
    }

    [Fact]
    public async Task A_paused_agent_takes_no_part_and_says_so_itself()
    {
        using var scene = new ProcessScene(landmarks: 1);
        var paused = await AgentProcess.RunAsync("none",
            "pause", "--state", scene.In("host"), "--minutes", "5", "--reason", "new cables");
        Assert.StartsWith("Paused until", paused.Output, StringComparison.Ordinal);
        var probe = scene.StartProbe(0);
        var agent = scene.StartAgent();
        scene.Verifier.Open([ProcessScene.OpeningOf(scene.Host, scene.Landmarks[0], new Endpoint(false, probe))]);
        agent.Wait(() => scene.Verifier.Declared(scene.Host.Id, Declaration.Pause) is not null);
        var said = Encoding.UTF8.GetString(
            scene.Verifier.Declared(scene.Host.Id, Declaration.Pause)!.Content.Span);
        Assert.Contains("new cables", said, StringComparison.Ordinal);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(0, scene.Verifier.Progress.Agreed);

        var ended = await AgentProcess.RunAsync("none", "pause", "--state", scene.In("host"), "--end");
        Assert.StartsWith("The pause has ended.", ended.Output, StringComparison.Ordinal);
        agent.Wait(() => scene.Verifier.Progress.Complete == 1);
    }

    [Fact]
    public async Task A_pause_that_cannot_be_read_counts_as_one_and_status_says_so()
    {
        using var scene = new ProcessScene(landmarks: 1);
        File.WriteAllText(scene.In("host/pause.json"), "{ cut o");
        var probe = scene.StartProbe(0);
        var agent = scene.StartAgent();
        scene.Verifier.Open([ProcessScene.OpeningOf(scene.Host, scene.Landmarks[0], new Endpoint(false, probe))]);
        agent.Wait(() => File.Exists(scene.In("host/status.json")));
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Assert.Equal(0, scene.Verifier.Progress.Agreed);
        var status = await AgentProcess.RunAsync("none", "status", "--state", scene.In("host"));
        Assert.Equal(1, status.ExitCode);
        Assert.Contains("pause.json cannot be read", status.Output, StringComparison.Ordinal);

        var ended = await AgentProcess.RunAsync("none", "pause", "--state", scene.In("host"), "--end");
        Assert.StartsWith("The pause has ended.", ended.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(scene.In("host/pause.json")));
    }

    [Fact]
    public void Probes_of_a_mesh_measure_each_other()
    {
        using var scene = new ProcessScene(landmarks: 2);
        IPEndPoint[] probes = [scene.StartProbe(0, "--mesh"), scene.StartProbe(1, "--mesh")];
        scene.Verifier.Open(
        [
            ProcessScene.OpeningOf(scene.Landmarks[0], scene.Landmarks[1], new Endpoint(false, probes[1])),
            ProcessScene.OpeningOf(scene.Landmarks[1], scene.Landmarks[0], new Endpoint(false, probes[0])),
        ]);
        for (var i = 0; i < 600 && scene.Verifier.Progress.Complete < 2; i++) Thread.Sleep(100);
        Assert.Equal(2, scene.Verifier.Progress.Complete);
        Assert.All(scene.Landmarks, one => Assert.NotNull(scene.Measured(one).Shortest));
    }

    [Fact]
    public void An_agent_that_the_verifier_does_not_know_says_whom_to_enrol_and_goes_on_asking()
    {
        using var scene = new ProcessScene(landmarks: 0);
        File.Delete(scene.In("host/host.key"));
        var agent = scene.StartAgent();
        agent.Wait(() => agent.Words.Contains("does not know this key; enrol ", StringComparison.Ordinal));
    }
}
