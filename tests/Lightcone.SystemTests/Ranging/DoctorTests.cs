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

    [Fact]
    public async Task Without_a_running_agent_the_status_says_so()
    {
        var run = await AgentProcess.RunAsync("none", "status", "--state", State);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("The agent has never run here", run.Output, StringComparison.Ordinal);
    }
}
