using CsCheck;

namespace Lightcone.Tests.Wire;

/// <summary>What every parser of a message must stand: whatever is not refused is written again as it was read, nothing
/// is thrown, and what is announced and not there costs nothing.</summary>
internal static class Hostile
{
    private const int MostAllocated = 200_000;

    /// <param name="good">A message that is read; of a few hundred bytes.</param>
    /// <param name="parse">Reads bytes and writes them again; null where they were refused.</param>
    public static void Try(byte[] good, Func<ReadOnlyMemory<byte>, byte[]?> parse)
    {
        Assert.Equal(good, parse(good));
        for (var length = 0; length < good.Length; length++) Assert.Null(parse(good.AsMemory(0, length)));
        Assert.Null(parse((byte[])[.. good, 0]));
        for (var bit = 0; bit < good.Length * 8; bit++)
        {
            byte[] changed = [.. good];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            if (parse(changed) is { } read) Assert.Equal(changed, read);
        }

        Announce(good, parse);
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.Null(parse(bytes)), iter: 2_000);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte.Array[1, 12]).Sample((at, junk) =>
        {
            byte[] changed = [.. good[..at], .. junk, .. good[at..]];
            if (parse(changed) is { } read) Assert.Equal(changed, read);
        }, iter: 2_000);
    }

    /// <summary>At each place bytes, texts, lists, maps and tags that are said to be enormous.</summary>
    private static void Announce(byte[] good, Func<ReadOnlyMemory<byte>, byte[]?> parse)
    {
        string[] heads =
            ["5b4000000000000000", "7b4000000000000000", "9b4000000000000000", "9a7fffffff", "bb4000000000000000",
                "5a7fffffff", "9f", "5f", "7f", "bf", "dbffffffffffffffff", "fb7ff0000000000000"];
        foreach (var head in heads.Select(Convert.FromHexString))
        {
            for (var at = 0; at < good.Length; at++)
            {
                byte[] hostile = [.. good[..at], .. head, .. good[at..]];
                var before = GC.GetAllocatedBytesForCurrentThread();
                var read = parse(hostile);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
                if (read is not null) Assert.Equal(hostile, read); // it was in the middle of some bytes
            }
        }
    }
}
