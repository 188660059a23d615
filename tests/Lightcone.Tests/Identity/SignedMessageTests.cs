using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using CsCheck;
using Lightcone.Identity;
using Lightcone.Tests.Challenges;
using Lightcone.Wire;

namespace Lightcone.Tests.Identity;

public sealed class SignedMessageTests
{
    [Fact]
    public void The_platforms_COSE_reads_and_verifies_ours() => Gen.Byte.Array[0, 500].Sample(payload =>
    {
        using var key = SessionVector.Read.Signer("host");
        var cose = CoseMessage.DecodeSign1(SignedMessage.Sign(payload, key).ToArray());
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(key.Public.Spki, out _);
        Assert.True(cose.VerifyEmbedded(ecdsa));
        Assert.Equal(payload, cose.Content!.Value.ToArray());
    }, iter: 100);

    [Fact]
    public void A_message_of_the_platforms_COSE_is_read_if_its_signature_is_the_lower_one()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = new CoseSigner(ecdsa, HashAlgorithmName.SHA256);
        Assert.True(VerificationKey.TryParse(ecdsa.ExportSubjectPublicKeyInfo(), out var owner, out _));
        var accepted = 0;
        for (var i = 0; i < 40; i++)
        {
            var bytes = CoseSign1Message.SignEmbedded([1, 2, 3], signer);
            Assert.True(SignedMessage.TryParse(bytes, out var message, out _));
            accepted += message.IsSignedBy(owner) ? 1 : 0;
        }

        Assert.InRange(accepted, 1, 39); // about half: the platform takes whichever s comes
    }

    [Theory]
    [InlineData("hostOffer", "host")]
    [InlineData("landmarkOffer", "landmark")]
    public void The_vectors_messages_are_read_and_verified(string name, string signer)
    {
        var message = SessionVector.Read.Message(name);
        Assert.True(message.IsSignedBy(SessionVector.Read.Key(signer)));
        Assert.Equal(SessionVector.Read.Bytes(name + "Payload"), message.Payload.ToArray());
        Assert.Equal(SessionVector.Read.Bytes(name), message.ToArray());
        Assert.Equal(SHA256.HashData(message.ToArray()), message.Hash.ToArray());
    }

    [Fact]
    public void Any_flipped_bit_is_refused_or_not_signed()
    {
        var bytes = SessionVector.Read.Bytes("hostOffer");
        var key = SessionVector.Read.Key("host");
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] changed = [.. bytes];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(SignedMessage.TryParse(changed, out var message, out _) && message.IsSignedBy(key), $"{bit}");
        }
    }

    [Theory]
    [InlineData("84" + "43a10126" + "a0" + "40" + "58")] // no tag
    [InlineData("d28443a10127a040")] // another algorithm
    [InlineData("d28444a1013822a040")] // ES384
    [InlineData("d28443a10126a1044101a040")] // a key id in the unprotected header
    [InlineData("d28443a10126a0f65840")] // a detached payload
    [InlineData("d28343a10126a040")]
    [InlineData("")]
    public void Any_other_form_is_refused(string hex)
    {
        var bytes = Convert.FromHexString(hex).Concat(new byte[64]).ToArray();
        Assert.False(SignedMessage.TryParse(bytes, out _, out var refusal));
        Assert.Equal(RefusalKind.NotCanonical, refusal.Kind);
    }

    [Fact]
    public void A_message_of_more_than_a_mebibyte_is_not_even_read()
    {
        Assert.False(SignedMessage.TryParse(new byte[2 << 20], out _, out var refusal));
        Assert.Equal(RefusalKind.TooLarge, refusal.Kind);
    }

    [Fact]
    public void Junk_is_refused_and_never_thrown_at() => Gen.Byte.Array[0, 200].Sample(bytes =>
        Assert.False(SignedMessage.TryParse(bytes, out _, out _)), iter: 20_000);
}
