using CsCheck;
using Lightcone.Geodesy.Borders;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Tests.Verification;

public sealed class EvidenceBundleTests : IDisposable
{
    private readonly SessionScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void A_bundle_bears_its_verdict_out()
    {
        var bytes = _scene.Bundle(_scene.Inputs).ToBytes();
        Assert.True(EvidenceBundle.TryParse(bytes, out var bundle, out _));
        Assert.Equal(bytes, bundle.ToBytes());
        Assert.Equal(_scene.Verifier.Id, bundle.Verifier.Id);
        Assert.True(bundle.TryVerify(BoundaryPack.Embedded, out var verdict, out _));
        Assert.Equal(SessionScene.Decide(_scene.Inputs).Conclusion, verdict.Conclusion);
        Assert.Equal(Standing.Holds, verdict.StandingAt(verdict.DecidedAt));
        Assert.Equal(Standing.Expired, verdict.StandingAt(verdict.ExpiresAt));
        Assert.Equal(Standing.NotYet, verdict.StandingAt(verdict.DecidedAt.AddSeconds(-1)));
    }

    [Fact]
    public void No_changed_byte_of_a_bundle_is_verified()
    {
        var bytes = _scene.Bundle(_scene.Inputs).ToBytes();
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[1, 255]).Sample((at, flip) =>
        {
            var changed = bytes.ToArray();
            changed[at] ^= (byte)flip;
            Assert.False(IsVerified(changed), $"byte {at}");
        }, iter: 400);
        Gen.Int[0, bytes.Length - 1].Sample(length => Assert.False(IsVerified(bytes[..length])), iter: 100);
        Assert.False(IsVerified([.. bytes, 0]));
    }

    [Fact]
    public void A_signed_verdict_that_its_evidence_does_not_give_is_refused()
    {
        var inputs = _scene.Inputs;
        var bundle = _scene.Bundle(inputs);
        // Signed by the verifier itself, but of times that are not in the bundle.
        var other = _scene.Bundle(inputs with { Pairs = [.. inputs.Pairs.Take(2), _scene.Pair(2, null)] });
        Refused(RefusalKind.WrongBinding, bundle with { Verdict = other.Verdict });
        Refused(RefusalKind.BadSignature,
            bundle with { Verdict = _scene.SignAsHost(bundle.Verdict.Payload.ToArray()) });
        Refused(RefusalKind.WrongFieldCount, bundle with { Verdict = bundle.Pairs[0] });
        var payload = bundle.Verdict.Payload.ToArray();
        payload[payload.AsSpan().IndexOf("/verdict/1"u8) + "/verdict/1".Length] = 2; // the rules' version
        Refused(RefusalKind.UnknownFormat, bundle with { Verdict = _scene.Sign(payload) });
        payload = bundle.Verdict.Payload.ToArray();
        payload[^1] ^= 1; // the digest of the pairs
        Refused(RefusalKind.WrongBinding, bundle with { Verdict = _scene.Sign(payload) });
    }

    [Fact]
    public void What_nothing_can_check_yet_is_not_carried_along()
    {
        var bundle = _scene.Bundle(_scene.Inputs);
        Refused(RefusalKind.TooLarge, Written(bundle, evidence: 1, proof: 0));
        Refused(RefusalKind.WrongLength, Written(bundle, evidence: 0, proof: 1));
        Assert.True(EvidenceBundle.TryParse(Written(bundle, evidence: 0, proof: 0), out _, out _));
    }

    [Fact]
    public void A_verdict_is_read_as_it_was_written_and_hostile_bytes_never_throw()
    {
        var payload = SessionScene.Decide(_scene.Inputs).ToPayload();
        Assert.True(Verdict.TryParse(payload, out var verdict, out _));
        Assert.Equal(payload, verdict.ToPayload());
        Gen.Select(Gen.Int[0, payload.Length - 1], Gen.Byte, Gen.Int[0, payload.Length]).Sample((at, value, length) =>
        {
            var changed = payload.ToArray();
            changed[at] = value;
            foreach (var bytes in new[] { changed, changed[..length] })
            {
                Assert.True(!Verdict.TryParse(bytes, out var read, out _)
                    || read.ToPayload().AsSpan().SequenceEqual(bytes));
            }
        });
    }

    private static byte[] Written(EvidenceBundle bundle, int evidence, int proof)
    {
        var writer = new FieldWriter(EvidenceBundle.Kind, 7).Bytes(bundle.Verifier.Spki).Bytes(bundle.Register.Span)
            .Bytes(bundle.Policy.Span).StartList(bundle.Pairs.Count);
        foreach (var pair in bundle.Pairs) writer.Bytes(pair.ToArray());
        writer.EndList().StartList(evidence);
        for (var i = 0; i < evidence; i++) writer.Bytes([1]);
        return writer.EndList().Bytes(bundle.Verdict.ToArray()).Bytes(new byte[proof]).ToArray();
    }

    private static bool IsVerified(byte[] bytes) => EvidenceBundle.TryParse(bytes, out var bundle, out _)
        && bundle.TryVerify(BoundaryPack.Embedded, out _, out _);

    private static void Refused(RefusalKind kind, EvidenceBundle bundle)
    {
        Assert.True(EvidenceBundle.TryParse(bundle.ToBytes(), out var read, out _));
        Assert.False(read.TryVerify(BoundaryPack.Embedded, out _, out var refusal));
        Assert.Equal(kind, refusal.Kind);
    }

    private static void Refused(RefusalKind kind, byte[] bytes)
    {
        Assert.False(EvidenceBundle.TryParse(bytes, out _, out var refusal));
        Assert.Equal(kind, refusal.Kind);
    }
}
