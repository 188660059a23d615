using CsCheck;
using Lightcone.Wire;

namespace Lightcone.Tests.Wire;

public sealed class DigestTests
{
    [Fact]
    public void Equal_bytes_are_equal_digests_and_come_back() => Gen.Byte.Array[32].Sample(bytes =>
    {
        var digest = new Digest(bytes);
        Assert.Equal(new Digest([.. bytes]), digest);
        Assert.Equal(bytes, digest.ToArray());
        Assert.Equal(Convert.ToHexStringLower(bytes), digest.ToString());
        bytes[7] ^= 1;
        Assert.NotEqual(new Digest(bytes), digest);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void It_has_32_bytes(int length) => Assert.Throws<ArgumentException>(() => new Digest(new byte[length]));
}
