using System.Diagnostics.CodeAnalysis;
using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Ranging.Frames;
using Lightcone.Wire;

namespace Lightcone.Ranging.Receipts;

/// <summary>What a receipt and a transcript must say to be worth anything; every part from the verifier's own
/// record.</summary>
/// <remarks>It checks signatures, bindings, that both came in time, that no nonce was sent twice, and that the landmark
/// claims no answer to a challenge that the host did not receive. It cannot check the times: they are the landmark's
/// word.</remarks>
public sealed record ReceiptCheck
{
    /// <summary>The session.</summary>
    public required SessionId Session { get; init; }

    /// <summary>The host's long-lived key.</summary>
    public required VerificationKey Host { get; init; }

    /// <summary>The landmark's long-lived key.</summary>
    public required VerificationKey Landmark { get; init; }

    /// <summary>The register version of the session.</summary>
    public required uint RegisterVersion { get; init; }

    /// <summary>When the session expires: what comes later is worth nothing.</summary>
    public required DateTimeOffset Expiry { get; init; }

    /// <summary>The verifier's clock when both messages had arrived.</summary>
    public required DateTimeOffset Arrived { get; init; }

    /// <summary>Reads both messages and holds them against this and each other.</summary>
    /// <param name="receipt">By the landmark, which may be lying.</param>
    /// <param name="transcript">By the host, which may be lying.</param>
    /// <param name="samples">The answered challenges with their times; may be empty.</param>
    /// <param name="refusal">The first thing that is wrong.</param>
    public bool TryAccept(SignedMessage receipt, SignedMessage transcript,
        [NotNullWhen(true)] out IReadOnlyList<Sample>? samples, [NotNullWhen(false)] out Refusal? refusal)
    {
        samples = null;
        if (!Receipt.TryParse(receipt.Payload, out var sent, out refusal)) return false;
        if (!Transcript.TryParse(transcript.Payload, out var received, out refusal)) return false;
        refusal = Signatures(receipt, transcript) ?? Bindings(sent, received) ?? Freshness()
            ?? Nonces(sent) ?? Answers(sent, received);
        if (refusal is not null) return false;
        samples = [.. sent.Samples.Where(sample => sample.RoundTrip is not null)];
        return true;
    }

    private Refusal? Signatures(SignedMessage receipt, SignedMessage transcript)
    {
        if (!receipt.IsSignedBy(Landmark)) return Unsigned("receipt", "landmark");
        return transcript.IsSignedBy(Host) ? null : Unsigned("transcript", "host");
    }

    private Refusal? Bindings(Receipt receipt, Transcript transcript)
    {
        var ends = new Pair(Host.Id, Landmark.Id);
        if (receipt.Session != Session || receipt.Ends != ends) return Unbound("receipt is of another session or pair");
        if (transcript.Session != Session || transcript.Ends != ends)
            return Unbound("transcript is of another session or pair");
        return receipt.RegisterVersion == RegisterVersion
            ? null
            : Unbound("receipt is for another version of the register");
    }

    private Refusal? Freshness() => Arrived < Expiry
        ? null
        : new Refusal(RefusalKind.NotFresh, 0, "The receipt or the transcript came after the session had expired.");

    // A nonce that was sent before is known to whoever heard it: the answer can be sent off before the challenge comes.
    private static Refusal? Nonces(Receipt receipt)
    {
        var sent = new HashSet<UInt128>();
        var again = receipt.Samples.FirstOrDefault(sample => !sent.Add(sample.Nonce));
        return again is null
            ? null
            : Unbound($"receipt has the nonce of challenge {again.Sequence} twice");
    }

    private static Refusal? Answers(Receipt receipt, Transcript transcript)
    {
        var received = transcript.Received.ToDictionary(sample => sample.Sequence, sample => sample.Nonce);
        foreach (var sample in receipt.Samples.Where(sample => sample.RoundTrip is not null))
        {
            if (!received.TryGetValue(sample.Sequence, out var nonce) || nonce != sample.Nonce)
                return new Refusal(RefusalKind.WrongBinding, 0,
                    $"The receipt has an answer to challenge {sample.Sequence} that is not in the transcript.");
        }

        return null;
    }

    private static Refusal Unsigned(string what, string who) =>
        new(RefusalKind.BadSignature, 0, $"The {what} is not signed by the {who}.");

    private static Refusal Unbound(string how) => new(RefusalKind.WrongBinding, 0, $"The {how}.");
}
