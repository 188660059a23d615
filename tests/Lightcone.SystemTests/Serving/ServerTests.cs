using System.Diagnostics;
using System.Net;
using Lightcone.Findings;
using Lightcone.SystemTests.Cli;

namespace Lightcone.SystemTests.Serving;

public sealed class ServerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_is_asked_gets_a_verdict_whose_bundle_anybody_can_verify()
    {
        await using var scene = await FleetScene.StartAsync(hosts: 1, Cancel);
        var host = scene.Hosts[0];
        scene.Run();
        var path = $"/v1/hosts/{host.Key.Public.Id}";
        var before = await scene.Server.GetAsync(path, Cancel);
        Assert.False(before.GetProperty("asked").GetBoolean()); // "not asked" is not "no answer"
        var (status, _) = await scene.Server.SendAsync(HttpMethod.Post, $"{path}/sessions", null, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, status);
        var seq = (await scene.VerdictsAsync(host, 1, Cancel))[0];
        var verdict = await scene.VerifiedAsync(host, seq, Cancel);
        Assert.Equal(Conclusion.Confirmed, verdict.Conclusion);
        Assert.Equal((3, 3, 3), (verdict.Opened, verdict.Completed, verdict.Domains));
        Assert.Equal(host.Key.Public.Id, verdict.Host);
        Assert.Empty(scene.Ends.SelectMany(end => end.Notices));

        var item = (await scene.Server.GetAsync($"{path}/verdicts", Cancel)).GetProperty("items")[0];
        Assert.Equal("Confirmed", item.GetProperty("conclusion").GetString());
        Assert.Equal("HostKey", item.GetProperty("tier").GetString());
        Assert.True(item.GetProperty("limits").GetArrayLength() > 2);

        var file = Path.Combine(scene.Server.Folder, "bundle");
        var bundle = await scene.Server.BundleAsync($"{host.Key.Public.Id}", seq, Cancel);
        await File.WriteAllBytesAsync(file, bundle, Cancel);
        var verified = await CliProcess.RunAsync("verify", file, "--verifier", $"{scene.Server.Verifier.Id}");
        Assert.Equal(0, verified.ExitCode);
    }

    [Fact]
    public async Task A_host_is_in_one_session_at_a_time()
    {
        await using var scene = await FleetScene.StartAsync(hosts: 1, Cancel, "--burst", "0.1");
        var path = $"/v1/hosts/{scene.Hosts[0].Key.Public.Id}/sessions";
        var (status, problem) = await scene.Server.SendAsync(HttpMethod.Post, path, null, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, status);
        (status, problem) = await scene.Server.SendAsync(HttpMethod.Post, path, null, Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "under-way"), (status, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_ends_and_says_why()
    {
        await using var scene = await FleetScene.StartAsync(hosts: 0, Cancel);
        var start = new ProcessStartInfo(
            ServerProcess.Program, ["run", "--folder", scene.Server.Folder, "--listen", "127.0.0.1:0"])
        {
            RedirectStandardError = true,
        };
        using var second = Process.Start(start)!;
        var words = await second.StandardError.ReadToEndAsync(Cancel);
        await second.WaitForExitAsync(Cancel);
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("in use by another server", words, StringComparison.Ordinal);
        await scene.Server.GetAsync("/v1/landmarks", Cancel);
    }
}
