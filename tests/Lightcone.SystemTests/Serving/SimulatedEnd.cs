using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge;
using Lightcone.Edge.Exchanges;
using Lightcone.Identity;

namespace Lightcone.SystemTests.Serving;

/// <summary>An agent or a probe as far as the server can tell: it signs and exchanges as they do, with their own code;
/// only its timed phase is simulated.</summary>
internal sealed class SimulatedEnd : IDisposable
{
    private readonly ExchangeClient _client;
    private readonly SlowPhase _phase;
    private IReadOnlyList<SignedMessage> _batch = [];

    /// <param name="server">Where the server listens.</param>
    /// <param name="verifier">Its key.</param>
    /// <param name="role">Which end.</param>
    /// <param name="nanoseconds">What a landmark says that each round trip took.</param>
    /// <param name="key">Its own; null for a new one.</param>
    public SimulatedEnd(Uri server, VerificationKey verifier, Role role, long nanoseconds = 1, SigningKey? key = null)
    {
        Key = key ?? new SigningKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        _client = new ExchangeClient(server, Key, ledger: null, gateway: null);
        _phase = new SlowPhase(Key, verifier, [new InstantEnd(role, nanoseconds)], TimeProvider.System);
    }

    public SigningKey Key { get; }

    /// <summary>What the server has accepted: from then on it must never be lost.</summary>
    public List<SignedMessage> Acknowledged { get; } = [];

    /// <summary>What the server has said against.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>One exchange; what could not be said is said again the next time.</summary>
    public async Task ExchangeAsync(TimeSpan wait, CancellationToken cancel)
    {
        if (_batch.Count == 0) _batch = _phase.TakeOutbox(256);
        var reply = await _client.ExchangeAsync(_batch, wait, cancel);
        if (reply.Notices.Count == 0) Acknowledged.AddRange(_batch);
        Notices.AddRange(reply.Notices);
        _batch = [];
        foreach (var message in reply.Messages)
        {
            if (_phase.Take(message) is { } refusal) Notices.Add($"refused here: {message.Kind}: {refusal.Detail}");
        }
    }

    /// <summary>Exchanges until cancelled. A server that is away is tried again.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await ExchangeAsync(TimeSpan.FromMilliseconds(500), cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is HttpRequestException or EdgeException or IOException
                or OperationCanceledException)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _phase.Dispose();
        Key.Dispose();
    }
}
