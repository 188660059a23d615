using CsCheck;
using Lightcone.Ranging.Sessions;

namespace Lightcone.Tests.Ranging.Sessions;

public sealed class StampsTests
{
    private static readonly Stamps Plain = Of(1_000_000, 6_000_000);

    // The kernel's stamps lie 20 us inside those of the program.
    private static readonly Walls Good = new(50_000_000, 50_020_000, 54_980_000, 55_000_000);

    [Fact]
    public void Good_kernel_stamps_leave_the_programs_part_out() =>
        Assert.Equal(4_960_000, With(Plain, Good).RoundTrip!.ElapsedNanoseconds);

    [Fact]
    public void Without_kernel_stamps_the_steady_clock_counts() =>
        Assert.Equal(5_000_000, Plain.RoundTrip!.ElapsedNanoseconds);

    public static TheoryData<string, Walls> Faults => new()
    {
        { "a sending stamp from before the program sent", Good with { Sent = Good.Before - 1 } },
        { "a receiving stamp from after the program received", Good with { Received = Good.After + 1 } },
        { "the sending stamp of a later datagram", Good with { Sent = Good.Received } },
        { "stamps in the wrong order", Good with { Sent = Good.Received + 1, Received = Good.Received } },
        { "a wall clock that was set back in between", Good with { Received = 45_000_000, After = 45_010_000 } },
        { "a wall clock that was set forward", Good with { Received = 59_000_000, After = 59_020_000 } },
        { "a wall clock that was set back a little", Good with { Received = 54_900_000, After = 54_920_000 } },
        { "a wall clock that stands still", new(50_000_000, 50_000_000, 50_000_000, 50_000_000) },
        { "stamps that were never taken", new(0, 0, 0, 0) },
        { "readings at the ends of time", new(long.MinValue, 0, 1, long.MaxValue) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_faulty_stamp_never_shortens_the_round_trip(string fault, Walls kernel) =>
        Assert.True(With(Plain, kernel).RoundTrip!.ElapsedNanoseconds == 5_000_000, fault);

    [Fact]
    public void A_clock_that_did_not_advance_gives_no_round_trip()
    {
        Assert.Null(Of(1_000_000, 1_000_000).RoundTrip);
        Assert.Null(Of(1_000_000, 999_999).RoundTrip);
        Assert.Null(Of(long.MinValue, long.MaxValue).RoundTrip);
        Assert.Null((Plain with { After = Plain.After with { SinceBoot = Plain.Before.SinceBoot } }).RoundTrip);
        Assert.Null((Plain with { After = Plain.After with { Steady = Plain.Before.Steady } }).RoundTrip);
    }

    [Theory]
    [InlineData(3_000_000, 5_000_000)] // a machine that slept: the steady clock stood still
    [InlineData(5_000_000, 4_999_000)] // a clock that is steered to run slower
    public void The_longer_of_both_clocks_counts_and_no_kernels_stamp_shortens_it(long steady, long sinceBoot)
    {
        var slept = new Stamps { Before = new(0, 0, 50_000_000), After = new(steady, sinceBoot, 50_000_000 + steady) };
        var stamped = slept with { KernelSent = 50_000_001, KernelReceived = 50_000_000 + steady - 1 };
        Assert.Equal(5_000_000, slept.RoundTrip!.ElapsedNanoseconds);
        Assert.InRange(stamped.RoundTrip!.ElapsedNanoseconds, 4_999_998, 5_000_000);
    }

    [Fact]
    public void Whatever_the_stamps_the_round_trip_is_the_steady_one_or_lies_between_the_wall_readings() =>
        Gen.Select(Gen.Long[0, 20_000_000].Array[4], Gen.Long[1, 20_000_000]).Sample((wall, steady) =>
        {
            var kernel = new Walls(wall[0], wall[1], wall[2], wall[3]);
            var stamps = With(Of(0, steady), kernel);
            var span = stamps.RoundTrip!.ElapsedNanoseconds;
            var lacking = steady - (wall[3] - wall[0]);
            Assert.True(span == steady || (span == wall[2] - wall[1] + Math.Max(0, lacking) && wall[0] <= wall[1]
                && wall[2] <= wall[3] && Math.Abs(lacking) <= 2_000 + (steady / 2_000)));
        });

    [Fact]
    public void A_wall_clock_that_is_set_once_never_shortens_the_round_trip_however_little_it_is_set_by()
    {
        // True times: a until the challenge left, b until the answer came, c until the program had it. Then a step.
        var parts = Gen.Select(Gen.Long[0, 100_000], Gen.Long[1, 300_000_000], Gen.Long[0, 100_000]);
        Gen.Select(parts, Gen.Long[-200_000, 200_000], Gen.Int[0, 2]).Sample((part, step, when) =>
        {
            var (a, b, c) = part;
            long[] wall = [0, a, a + b, a + b + c];
            for (var i = when + 1; i < 4; i++) wall[i] += step;
            var kernel = new Walls(wall[0], wall[1], wall[2], wall[3]);
            var stamps = With(Of(0, a + b + c), kernel);
            Assert.InRange(stamps.RoundTrip!.ElapsedNanoseconds, b, a + b + c + Math.Abs(step));
        });
    }

    [Fact]
    public void What_a_wall_clock_lacks_within_its_tolerance_is_added()
    {
        var back = Good with { Received = Good.Received - 3_000, After = Good.After - 3_000 };
        Assert.Equal(4_960_000, With(Plain, back).RoundTrip!.ElapsedNanoseconds);
    }

    private static Stamps Of(long before, long after) =>
        new() { Before = new(before, before, 0), After = new(after, after, 0) };

    private static Stamps With(Stamps stamps, Walls walls) => stamps with
    {
        Before = stamps.Before with { Wall = walls.Before },
        After = stamps.After with { Wall = walls.After },
        KernelSent = walls.Sent,
        KernelReceived = walls.Received,
    };

    /// <summary>Readings of the wall clock: the program's round the kernel's.</summary>
    public sealed record Walls(long Before, long Sent, long Received, long After);
}
