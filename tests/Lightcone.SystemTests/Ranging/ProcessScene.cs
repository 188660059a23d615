using System.Net;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Cli.Commands.Live;
using Lightcone.Edge.Keys;
using Lightcone.Edge.Records;
using Lightcone.Identity;
using Lightcone.Ranging.Receipts;
using Lightcone.Wire;

namespace Lightcone.SystemTests.Ranging;

/// <summary>A verifier of this test, and native programs that dial it over HTTP.</summary>
internal sealed class ProcessScene : IDisposable
{
    private readonly SigningKey _key;
    private readonly List<NativeProcess> _running = [];

    /// <param name="landmarks">How many probes will run.</param>
    public ProcessScene(int landmarks)
    {
        Folder = Directory.CreateTempSubdirectory("lightcone-live-").FullName;
        _key = KeyFile.LoadOrCreate(In("verifier.key"));
        KeyFile.SavePublic(In("verifier.pem"), _key.Public);
        Host = Participant("host", "host.key");
        Landmarks = [.. Enumerable.Range(0, landmarks).Select(i => Participant($"landmark-{i}", "probe.key"))];
        Verifier = new RangeVerifier(_key, Landmarks.Append(Host));
    }

    public string Folder { get; }

    public RangeVerifier Verifier { get; }

    public VerificationKey Host { get; }

    public IReadOnlyList<VerificationKey> Landmarks { get; }

    public string In(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        foreach (var process in _running) process.Dispose();
        Verifier.Dispose();
        _key.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public NativeProcess Start(string program, params string[] arguments) =>
        Ended(new NativeProcess(program, arguments));

    /// <summary>Has a program ended with this scene.</summary>
    public NativeProcess Ended(NativeProcess process)
    {
        _running.Add(process);
        return process;
    }

    public NativeProcess StartAgent(params string[] more) => Start("Agent", [
        "run", "--verifier", Verifier.Address.ToString(), "--verifier-key", In("verifier.pem"),
        "--state", In("host"), "--no-metrics", .. more]);

    /// <summary>Starts a probe, and gives where it listens.</summary>
    public IPEndPoint StartProbe(int number, params string[] more)
    {
        var probe = Start("Probe", [
            "run", "--verifier", Verifier.Address.ToString(), "--verifier-key", In("verifier.pem"),
            "--state", In($"landmark-{number}"), "--listen", "127.0.0.1:0",
            "--address-file", In($"landmark-{number}/addresses"), .. more]);
        return IPEndPoint.Parse(probe.Lines(In($"landmark-{number}/addresses"))[0]);
    }

    /// <summary>An opening as an honest verifier signs it.</summary>
    public static Opening OpeningOf(VerificationKey host, VerificationKey landmark, params Endpoint[] to) => new()
    {
        Session = SessionId.From(RandomNumberGenerator.GetBytes(SessionId.Bytes)),
        Host = host,
        Landmark = landmark,
        Endpoints = to,
        VerifierNonce = new Digest(RandomNumberGenerator.GetBytes(Digest.Bytes)),
        Expiry = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 60),
        RegisterVersion = 1,
        LandmarkSetHash = LandmarkSet.HashOf(Digest.Zeros, [landmark.Id]),
        PolicyHash = Digest.Zeros,
        Challenges = 10,
        Burst = TimeSpan.FromSeconds(1),
    };

    /// <summary>What the signed record of a landmark bears out.</summary>
    public MeasuredPair Measured(VerificationKey landmark)
    {
        var record = Verifier.Evidence().Single(pair => pair.Landmark == landmark.Id).Message;
        Assert.True(PairRecord.TryAccept(record, _key.Public, out var measured, out var refusal), refusal?.Detail);
        return measured;
    }

    /// <summary>Whether there is a record of a landmark that bears out what it says.</summary>
    public bool HasRecord(VerificationKey landmark) => Verifier.Evidence()
        .Any(pair => pair.Landmark == landmark.Id && pair.Message.Kind == PairRecord.Kind);

    private VerificationKey Participant(string name, string file)
    {
        HeldFolder.Make(In(name));
        using var key = KeyFile.LoadOrCreate(Path.Combine(In(name), file));
        return key.Public;
    }
}
