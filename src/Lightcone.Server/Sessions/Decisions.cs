using Lightcone.Geodesy.Borders;
using Lightcone.Identity;
using Lightcone.Server.Storage;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Server.Sessions;

/// <summary>Makes verdicts, outside the shards' turns: signatures and regions take milliseconds, some regions
/// seconds.</summary>
/// <param name="store">Has the registers and policies.</param>
/// <param name="signer">The verifier's key.</param>
internal sealed class Decisions(IShardStore store, SigningKey signer) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(Environment.ProcessorCount);

    public void Dispose() => _slots.Dispose();

    /// <summary>Decides on a session that takes no messages any more.</summary>
    /// <param name="evidence">What its broker makes of it; called on another thread.</param>
    /// <param name="register">SHA-256 of its register.</param>
    /// <param name="policy">SHA-256 of its policy.</param>
    /// <param name="now">The server's clock; not before the session was over.</param>
    public async Task<Decision> DecideAsync(
        Func<IReadOnlyList<SignedMessage>> evidence, Digest register, Digest policy, DateTimeOffset now)
    {
        var registerBytes = await store.ReadDocumentAsync(register, CancellationToken.None);
        var policyBytes = await store.ReadDocumentAsync(policy, CancellationToken.None);
        if (registerBytes is null || policyBytes is null)
            return new Decision(null, [], "The store has lost the register or the policy of this session.");
        await _slots.WaitAsync();
        try
        {
            return await Task.Run(() => Decide(new SessionInputs
            {
                Verifier = signer.Public,
                Pairs = evidence(),
                Register = registerBytes,
                Policy = policyBytes,
                DecidedAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            }));
        }
        finally
        {
            _slots.Release();
        }
    }

    private Decision Decide(SessionInputs inputs)
    {
        if (!Verifier.TryDecide(inputs, BoundaryPack.Embedded, out var verdict, out var refusal))
            return new Decision(null, [], $"No verdict: {refusal.Kind}: {refusal.Detail}");
        var bundle = new EvidenceBundle
        {
            Verifier = signer.Public,
            Register = inputs.Register,
            Policy = inputs.Policy,
            Pairs = inputs.Pairs,
            Verdict = SignedMessage.Sign(verdict.ToPayload(), signer),
        };
        return new Decision(verdict, bundle.ToBytes(), $"{verdict.Conclusion}: {verdict.Claims[0].Reason}");
    }
}
