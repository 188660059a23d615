using System.Security.Cryptography;
using Lightcone.Edge.Exchanges;
using Lightcone.Identity;

namespace Lightcone.SystemTests.Ranging;

/// <summary>A host or a landmark of a live scene: its key, its slow phase and its end with real sockets.</summary>
internal sealed class LiveParticipant : IDisposable
{
    private readonly IEnd _end;

    public LiveParticipant(VerificationKey verifier, IEnd end)
    {
        _end = end;
        Phase = new SlowPhase(Key, verifier, [end], TimeProvider.System);
    }

    public SigningKey Key { get; } = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public SlowPhase Phase { get; }

    public void Dispose()
    {
        (_end as IDisposable)?.Dispose();
        Phase.Dispose();
        Key.Dispose();
    }
}
