using System.Numerics;
using System.Globalization;
using System.Security.Cryptography;
using CsCheck;
using Lightcone.Identity;
using Lightcone.Tests.Challenges;
using Lightcone.Wire;

namespace Lightcone.Tests.Identity;

public sealed class VerificationKeyTests
{
    [Theory]
    [InlineData("host")]
    [InlineData("landmark")]
    [InlineData("hostEphemeral")]
    public void A_key_is_named_by_the_hash_of_its_SubjectPublicKeyInfo(string owner)
    {
        var key = SessionVector.Read.Key(owner);
        Assert.Equal(SessionVector.Read.Digest(owner + "Id"), key.Id);
        Assert.Equal(SessionVector.Read.Bytes(owner + "Spki"), key.Spki.ToArray());
    }

    [Fact]
    public void A_signature_is_verified_by_its_key_and_no_other() => Gen.Byte.Array[0, 300].Sample(message =>
    {
        using var key = SessionVector.Read.Signer("host");
        var signature = key.Sign(message);
        Assert.True(key.Public.Verifies(message, signature));
        Assert.False(SessionVector.Read.Key("landmark").Verifies(message, signature));
        Assert.False(key.Public.Verifies([.. message, 0], signature));
    }, iter: 200);

    [Fact]
    public void The_other_signature_that_also_fits_is_refused() => Gen.Byte.Array[10].Sample(message =>
    {
        using var key = SessionVector.Read.Signer("host");
        var signature = key.Sign(message);
        var order = System.Numerics.BigInteger.Parse(
            "0ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
            System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        var other = order - new System.Numerics.BigInteger(signature.AsSpan(32), true, true);
        var s = other.ToByteArray(true, true);
        byte[] high = [.. signature[..32], .. new byte[32 - s.Length], .. s];
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(key.Public.Spki, out _);
        Assert.True(ecdsa.VerifyData(message, high, HashAlgorithmName.SHA256)); // the platform takes it
        Assert.False(key.Public.Verifies(message, high));
    }, iter: 100);

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(64)]
    public void A_signature_of_another_length_or_of_zeros_is_refused(int length) =>
        Assert.False(SessionVector.Read.Key("host").Verifies([1], new byte[length]));

    [Theory]
    [InlineData("00", "01")] // r = 0
    [InlineData("ff", "01")] // r above the order of the curve
    [InlineData("01", "00")] // s = 0
    public void Numbers_that_no_signature_has_are_refused_and_never_thrown_at(string r, string s)
    {
        var signature = new byte[64];
        Array.Fill(signature, Convert.FromHexString(r)[0], 0, 32);
        Array.Fill(signature, Convert.FromHexString(s)[0], 32, 32);
        Assert.False(SessionVector.Read.Key("host").Verifies([1], signature));
    }

    [Fact]
    public void Any_changed_byte_of_a_key_is_refused_or_another_key()
    {
        var spki = SessionVector.Read.Bytes("hostSpki");
        for (var i = 0; i < spki.Length; i++)
        {
            byte[] changed = [.. spki];
            changed[i] ^= 1;
            Assert.False(VerificationKey.TryParse(changed, out _, out var refusal));
            Assert.Equal(RefusalKind.BadKey, refusal.Kind); // one flipped bit of a point is never another point here
        }
    }

    [Fact]
    public void Other_curves_lengths_and_forms_are_refused()
    {
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        byte[][] keys = [larger.ExportSubjectPublicKeyInfo(), [], new byte[91],
            [.. SessionVector.Read.Bytes("hostSpki"), 0]];
        Assert.All(keys, key => Assert.False(VerificationKey.TryParse(key, out _, out _)));
        Assert.Throws<ArgumentException>(() => new SigningKey(ECDsa.Create(ECCurve.NamedCurves.nistP384)));
    }

    [Fact]
    public void Private_keys_are_never_printed()
    {
        using var key = SessionVector.Read.Signer("host");
        Assert.Equal($"signing key {key.Public.Id}", key.ToString());
    }

    [Fact]
    public void A_point_is_taken_exactly_where_the_platform_takes_it() =>
        Gen.Select(Gen.Int[27, 90], Gen.Byte).Sample((at, with) =>
        {
            using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var spki = pair.ExportSubjectPublicKeyInfo();
            Assert.True(VerificationKey.TryParse(spki, out _, out _));
            spki[at] ^= with;
            Assert.Equal(IsTakenByPlatform(spki), VerificationKey.TryParse(spki, out _, out _));
        }, iter: 1000);

    [Fact]
    public void A_coordinate_has_one_spelling_and_no_point_at_infinity_is_a_key()
    {
        var prime =
            BigInteger.Pow(2, 256) - BigInteger.Pow(2, 224) + BigInteger.Pow(2, 192) + BigInteger.Pow(2, 96) - 1;
        var constant = BigInteger.Parse(
            "05ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", NumberStyles.HexNumber, null);
        var seen = 0;
        for (BigInteger x = 0; seen < 20; x++)
        {
            var square = ((((x * x) - 3) * x) + constant) % prime;
            if (square < 0) square += prime;
            var y = BigInteger.ModPow(square, (prime + 1) / 4, prime);
            if (y * y % prime != square) continue;
            seen++;
            Assert.True(VerificationKey.TryParse(Spki(x, y), out _, out _));
            Assert.True(VerificationKey.TryParse(Spki(x, prime - y), out _, out _));
            Assert.False(VerificationKey.TryParse(Spki(x + prime, y), out _, out _)); // the same point, written longer
            Assert.False(VerificationKey.TryParse(Spki(x, y + 1), out _, out _));
        }

        Assert.False(VerificationKey.TryParse(Spki(0, 0), out _, out _));
        Assert.False(VerificationKey.TryParse(Spki(prime, prime), out _, out _));
    }

    private static bool IsTakenByPlatform(byte[] spki)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(spki, out _);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[] Spki(BigInteger x, BigInteger y)
    {
        var bytes = Convert.FromHexString(
            "3059301306072a8648ce3d020106082a8648ce3d03010703420004" + new string('0', 128));
        foreach (var (number, end) in new[] { (x, 59), (y, 91) })
        {
            var digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
            digits.CopyTo(bytes, end - digits.Length);
        }

        return bytes;
    }
}
