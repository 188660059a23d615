using Lightcone.Simulation.Worlds;

namespace Lightcone.Tests.Simulation.Worlds;

public sealed class Xoshiro256Tests
{
    [Fact]
    public void SplitMix64_gives_the_published_sequence_of_seed_1234567()
    {
        // The known answers of the reference implementation (Vigna, splitmix64.c), as listed on Rosetta Code.
        ulong state = 1234567;
        Assert.Equal(6457827717110365317UL, Xoshiro256.SplitMix64(ref state));
        Assert.Equal(3203168211198807973UL, Xoshiro256.SplitMix64(ref state));
        Assert.Equal(9817491932198370423UL, Xoshiro256.SplitMix64(ref state));
    }

    [Fact]
    public void The_same_seed_gives_the_same_stream_and_another_seed_another()
    {
        var (a, b, c) = (new Xoshiro256(7), new Xoshiro256(7), new Xoshiro256(8));
        Assert.Equal(Enumerable.Range(0, 99).Select(_ => a.Next()), Enumerable.Range(0, 99).Select(_ => b.Next()));
        Assert.NotEqual(b.Next(), c.Next());
    }

    [Fact]
    public void Draws_below_a_count_are_even()
    {
        var random = new Xoshiro256(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++) counts[random.Below(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }
}
