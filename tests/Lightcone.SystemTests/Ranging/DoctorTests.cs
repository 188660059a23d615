using System.Diagnostics;
using System.Runtime.Versioning;
using Lightcone.Edge.Keys;
using Lightcone.SystemTests.Agent;

namespace Lightcone.SystemTests.Ranging;

[SupportedOSPlatform("linux")]
public sealed class DoctorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lightcone-doctor-").FullName;

    private string State => Path.Combine(_folder, "state");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_dry_run_shows_the_exact_bytes_and_writes_nothing()
    {
        var run = await AgentProcess.RunAsync("none", "doctor", "--dry-run", "--state", State);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Errors);
        Assert.Contains("Ports (all outgoing; nothing dials in):", run.Output, StringComparison.Ordinal);
        Assert.Contains("to the landmark: 56 bytes", run.Output, StringComparison.Ordinal);
        Assert.Contains("A day with a session each hour", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(State));
        var json = (await AgentProcess.RunAsync("none", "doctor", "--dry-run", "--json", "--state", State)).Json();
        foreach (var sends in json.GetProperty("sends").EnumerateArray())
            Assert.Equal(2 * sends.GetProperty("bytes").GetInt32(), sends.GetProperty("hex").GetString()!.Length);
    }

    [Fact]
    public async Task A_key_that_others_may_read_is_missing_with_its_remedy()
    {
        Directory.CreateDirectory(State);
        using (KeyFile.LoadOrCreate(Path.Combine(State, "host.key")))
        {
            File.SetUnixFileMode(Path.Combine(State, "host.key"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }

        var run = await AgentProcess.RunAsync("none", "doctor", "--dry-run", "--state", State);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("One thing is missing", run.Output, StringComparison.Ordinal);
        Assert.Contains("run: chmod 600", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verifier_that_cannot_be_reached_is_missing()
    {
        var pem = Path.Combine(_folder, "verifier.pem");
        using (var key = KeyFile.LoadOrCreate(Path.Combine(_folder, "v.key"))) KeyFile.SavePublic(pem, key.Public);
        var run = await AgentProcess.RunAsync("none", "doctor", "--state", State,
            "--verifier", "http://127.0.0.1:9", "--verifier-key", pem);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("MISSING    verifier ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "--verifier", "nonsense", "--verifier-key", "x")]
    [InlineData("run", "--verifier", "https://v.example", "--verifier-key", "x", "--sockets", "9")]
    [InlineData("run", "--verifier", "https://v.example", "--verifier-key", "x", "--gateway", "here")]
    [InlineData("pause", "--minutes", "0", "--reason", "x")]
    [InlineData("pause", "--minutes", "5")]
    public async Task What_cannot_be_meant_is_said_in_one_line(params string[] arguments)
    {
        var run = await AgentProcess.RunAsync("none", [.. arguments, "--state", State]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Plain_http_is_for_the_loopback_alone()
    {
        var pem = Path.Combine(_folder, "verifier.pem");
        using (var key = KeyFile.LoadOrCreate(Path.Combine(_folder, "v.key"))) KeyFile.SavePublic(pem, key.Public);
        var run = await AgentProcess.RunAsync("none", "run", "--state", State, "--no-metrics",
            "--verifier", "http://verifier.example", "--verifier-key", pem);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("must begin with https://", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://name:secret@127.0.0.1:9")]
    [InlineData("https://127.0.0.1:9/?a=b")]
    [InlineData("https://127.0.0.1:9/#a")]
    public async Task An_address_with_more_than_host_and_path_is_refused_and_not_repeated(string verifier)
    {
        var pem = Path.Combine(_folder, "verifier.pem");
        using (var key = KeyFile.LoadOrCreate(Path.Combine(_folder, "v.key"))) KeyFile.SavePublic(pem, key.Public);
        var run = await AgentProcess.RunAsync("none", "run", "--state", State, "--no-metrics",
            "--verifier", verifier, "--verifier-key", pem);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("must have no name, password", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verifiers_key_that_is_not_there_is_named()
    {
        var run = await AgentProcess.RunAsync("none", "run", "--state", State, "--no-metrics",
            "--verifier", "https://127.0.0.1:9", "--verifier-key", Path.Combine(_folder, "none.pem"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("none.pem: this key cannot be read", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--verifier", "nonsense", "--listen", "127.0.0.1:0")]
    [InlineData("--verifier", "https://127.0.0.1:9", "--listen", "nonsense")]
    [InlineData("--verifier", "https://127.0.0.1:9", "--listen", "127.0.0.1:0", "--listen", "127.0.0.2:0")]
    public async Task A_probe_answers_bad_usage_with_its_own_code(params string[] arguments)
    {
        using var probe = Process.Start(new ProcessStartInfo(Repository.Native("Probe"),
            ["run", "--verifier-key", "x", "--state", State, .. arguments])
        {
            RedirectStandardError = true,
        })!;
        var said = await probe.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await probe.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, probe.ExitCode);
        Assert.Single(said.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Without_a_running_agent_the_status_says_so()
    {
        var run = await AgentProcess.RunAsync("none", "status", "--state", State);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("The agent has never run here", run.Output, StringComparison.Ordinal);
    }
}
