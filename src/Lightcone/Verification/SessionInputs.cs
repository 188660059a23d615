using Lightcone.Identity;

namespace Lightcone.Verification;

/// <summary>All that a verdict on one session is made from. Whoever has it makes the same verdict, bit for
/// bit.</summary>
public sealed record SessionInputs
{
    /// <summary>The key that opened the session, from the reader's own knowledge.</summary>
    public required VerificationKey Verifier { get; init; }

    /// <summary>Of each pair of the session the signed record (<c>lightcone/pair/1</c>), or the signed opening where it
    /// was not completed.</summary>
    public required IReadOnlyList<SignedMessage> Pairs { get; init; }

    /// <summary>The bytes of the register: who stands where, in whose fault domain.</summary>
    public required ReadOnlyMemory<byte> Register { get; init; }

    /// <summary>The bytes of the policy.</summary>
    public required ReadOnlyMemory<byte> Policy { get; init; }

    /// <summary>The verifier's clock when it decided, in whole seconds.</summary>
    public required DateTimeOffset DecidedAt { get; init; }
}
