using System.Security.Cryptography;
using Lightcone.Edge.Exchanges;
using Lightcone.Identity;
using Lightcone.Ranging;

namespace Lightcone.SystemTests.Ranging;

/// <summary>A host or a landmark of a live scene: its key, its slow phase and its end with real sockets.</summary>
internal sealed class LiveParticipant : IDisposable
{
    private readonly LyingEnd _end;

    public LiveParticipant(VerificationKey verifier, IEnd end)
    {
        _end = new LyingEnd(end);
        Phase = new SlowPhase(Key, verifier, [_end], TimeProvider.System);
    }

    /// <summary>What it makes of each round trip before it signs; null for the truth. For a landmark.</summary>
    public Func<RoundTrip, RoundTrip>? Lie
    {
        set => _end.Lie = value;
    }

    public SigningKey Key { get; } = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public SlowPhase Phase { get; }

    public void Dispose()
    {
        _end.Dispose();
        Phase.Dispose();
        Key.Dispose();
    }
}
