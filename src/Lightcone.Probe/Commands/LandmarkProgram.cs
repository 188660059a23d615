using System.Net;
using Lightcone.Edge.Exchanges;
using Lightcone.Edge.Answering;
using Lightcone.Edge.Keys;
using Lightcone.Edge.Records;
using Lightcone.Identity;
using Lightcone.Probe.Landmarks;
using Lightcone.Probe.Memory;

namespace Lightcone.Probe.Commands;

/// <summary>A landmark at work: its ports, its key, its conversation with the verifier.</summary>
internal sealed class LandmarkProgram : IDisposable
{
    private readonly RunSettings _settings;
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly MeasuredBook _book = new();
    private readonly HeldFolder _held;
    private readonly SigningKey _key;
    private readonly LandmarkEnd _landmark;
    private readonly HostEnd _host;
    private readonly ExchangeClient _client;
    private readonly SlowPhase _phase;
    private readonly ExchangeLoop _loop;

    public LandmarkProgram(RunSettings settings)
    {
        _settings = settings;
        _held = HeldFolder.Hold(settings.State);
        var verifier = KeyFile.LoadPublic(settings.VerifierFile);
        _key = KeyFile.LoadOrCreate(Path.Combine(settings.State, "probe.key"));
        _landmark = new LandmarkEnd(settings.Listen, _time, settings.IsStamped);
        _host = new HostEnd(new HostEndSettings(), _time);
        _client = new ExchangeClient(settings.Verifier, _key, ledger: null, gateway: null);
        IReadOnlyList<IEnd> ends = settings.IsInMesh ? [_landmark, _host] : [_landmark];
        _phase = new SlowPhase(_key, verifier, ends, _time)
        {
            Finished = finished => _book.Note(finished, _time.GetUtcNow()),
        };
        _loop = new ExchangeLoop(_client, _phase, Say) { BeforeEach = WriteStatus };
    }

    public IReadOnlyList<IPEndPoint> Addresses => _landmark.Addresses;

    public void Dispose()
    {
        _phase.Dispose();
        _landmark.Dispose();
        _host.Dispose();
        _client.Dispose();
        _key.Dispose();
        _held.Dispose();
    }

    public Task RunAsync(CancellationToken cancel)
    {
        Say($"landmark {_key.Public.Id} listens on {string.Join(", ", Addresses)}");
        return _loop.RunAsync(_time, cancel);
    }

    private static void Say(string line) => Console.Error.WriteLine(line);

    private void WriteStatus() => StateFile.Write(StatusJson.PathIn(_settings.State), new ProbeStatus
    {
        Id = _key.Public.Id.ToString(),
        Verifier = _settings.Verifier.ToString(),
        Addresses = [.. Addresses.Select(address => address.ToString())],
        WrittenAt = _time.GetUtcNow(),
        LastAnswer = _loop.LastAnswer,
        Trouble = _loop.Trouble,
        OpenPairs = _phase.OpenCount,
        Measured = _book.NewestFirst,
    }, StatusJson.Default.ProbeStatus);
}
