using Lightcone.Agent.Inventory.Host;
using Lightcone.Agent.Output;
using Lightcone.Agent.Telemetry;
using Lightcone.Edge.Exchanges;
using Lightcone.Edge.Answering;
using Lightcone.Edge.Keys;
using Lightcone.Edge.Records;
using Lightcone.Identity;

namespace Lightcone.Agent.Running;

/// <summary>The agent at work: asks the verifier, answers timed challenges, shows metrics. It takes no orders: all that
/// the verifier can make it do is to take part in a session of at most five minutes.</summary>
internal sealed class AgentProgram : IDisposable
{
    private readonly RunSettings _settings;
    private readonly Terminal _terminal;
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly HeldFolder _held;
    private readonly SigningKey _key;
    private readonly HostEnd _end;
    private readonly ExchangeClient _client;
    private readonly SlowPhase _phase;
    private readonly ExchangeLoop _loop;
    private Pause? _told;

    public AgentProgram(RunSettings settings, Terminal terminal)
    {
        (_settings, _terminal) = (settings, terminal);
        var state = settings.State.Made();
        _held = HeldFolder.Hold(state.Path);
        var verifier = KeyFile.LoadPublic(settings.VerifierFile);
        _key = KeyFile.LoadOrCreate(state.Key);
        var ledger = new Ledger(state.Ledger, _time);
        _client = new ExchangeClient(settings.Verifier, _key, ledger, settings.Gateway);
        _end = new HostEnd(new HostEndSettings
        {
            Sockets = settings.Sockets,
            Gateway = settings.Gateway,
            Ledger = ledger,
        }, _time);
        _phase = new SlowPhase(_key, verifier, [_end], _time) { IsPaused = IsPaused };
        _loop = new ExchangeLoop(_client, _phase, Say) { BeforeEach = Turn };
    }

    public void Dispose()
    {
        _phase.Dispose();
        _end.Dispose();
        _client.Dispose();
        _key.Dispose();
        _held.Dispose();
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        Say($"host {_key.Public.Id} asks {_settings.Verifier}");
        if (_settings.TellsInventory)
        {
            if (Declarations.OfInventory(_settings, _key, _time.GetUtcNow()) is { } inventory) _phase.Post(inventory);
            else Say("the inventory is longer than a message may be, and is not told");
        }

        using var telemetry = new HostTelemetry(_settings.Nvml, new HostFolder(_settings.Root), AddMetrics);
        using var metrics = _settings.Metrics is { } at ? new MetricsEndpoint(at, telemetry.Page, _time) : null;
        metrics?.Start();
        var showing = metrics?.RunAsync(cancel) ?? Task.CompletedTask;
        await _loop.RunAsync(_time, cancel).ConfigureAwait(false);
        await showing.ConfigureAwait(false);
    }

    // Before each exchange: what the operator asked for meanwhile, and what whoever looks wants to know.
    private void Turn()
    {
        var isUnreadable = _settings.State.IsPausedAt(_time.GetUtcNow(), out var pause) && pause is null;
        if (pause is not null && pause != _told) _phase.Post(Declarations.OfPause(pause, _key, _time.GetUtcNow()));
        _told = pause;
        var status = new AgentStatus
        {
            Version = BuildVersion.Text,
            HostId = _key.Public.Id.ToString(),
            Verifier = _settings.Verifier.ToString(),
            WrittenAt = _time.GetUtcNow(),
            LastAnswer = _loop.LastAnswer,
            Trouble = isUnreadable ? UnreadablePause() : _loop.Trouble,
            OpenPairs = _phase.OpenCount,
            Pause = pause,
        };
        StateFile.Write(_settings.State.Status, status, StateJson.Default.AgentStatus);
    }

    private bool IsPaused() => _settings.State.IsPausedAt(_time.GetUtcNow(), out _);

    private string UnreadablePause() => $"{_settings.State.Pause} cannot be read, so the host takes part in nothing; "
        + "run: lightcone-agent pause --end";

    private void AddMetrics(Exposition page)
    {
        page.Add(new MetricFamily("lightcone_agent_last_answer_timestamp_seconds",
            "When the verifier last answered; 0 if it never did."),
            Sample.Of(_loop.LastAnswer?.ToUnixTimeSeconds() ?? 0));
        page.Add(new MetricFamily("lightcone_agent_paused", "Whether the operator has paused it (1) or not (0)."),
            Sample.Of(_told is null ? 0 : 1));
    }

    private void Say(string line) => _terminal.Note(line);
}
