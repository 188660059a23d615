using CsCheck;
using Lightcone.Ranging.Sessions;

namespace Lightcone.Tests.Ranging.Sessions;

public sealed class StampsTests
{
    private static readonly Stamps Plain = new() { SteadyBefore = 1_000_000, SteadyAfter = 6_000_000 };

    // The kernel's stamps lie 20 us inside those of the program.
    private static readonly KernelStamps Good = new(50_000_000, 50_020_000, 54_980_000, 55_000_000);

    [Fact]
    public void Good_kernel_stamps_leave_the_programs_part_out() =>
        Assert.Equal(4_960_000, (Plain with { Kernel = Good }).RoundTrip!.ElapsedNanoseconds);

    [Fact]
    public void Without_kernel_stamps_the_steady_clock_counts() =>
        Assert.Equal(5_000_000, Plain.RoundTrip!.ElapsedNanoseconds);

    public static TheoryData<string, KernelStamps> Faults => new()
    {
        { "a sending stamp from before the program sent", Good with { Sent = Good.WallBefore - 1 } },
        { "a receiving stamp from after the program received", Good with { Received = Good.WallAfter + 1 } },
        { "the sending stamp of a later datagram", Good with { Sent = Good.Received } },
        { "stamps in the wrong order", Good with { Sent = Good.Received + 1, Received = Good.Received } },
        { "a wall clock that was set back in between", Good with { Received = 45_000_000, WallAfter = 45_010_000 } },
        { "a wall clock that was set forward", Good with { Received = 59_000_000, WallAfter = 59_020_000 } },
        { "a wall clock that was set back a little", Good with { Received = 54_900_000, WallAfter = 54_920_000 } },
        { "a wall clock that stands still", new(50_000_000, 50_000_000, 50_000_000, 50_000_000) },
        { "stamps that were never taken", new(0, 0, 0, 0) },
        { "readings at the ends of time", new(long.MinValue, 0, 1, long.MaxValue) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_faulty_stamp_never_shortens_the_round_trip(string fault, KernelStamps kernel) =>
        Assert.True((Plain with { Kernel = kernel }).RoundTrip!.ElapsedNanoseconds == 5_000_000, fault);

    [Fact]
    public void A_clock_that_did_not_advance_gives_no_round_trip()
    {
        Assert.Null((Plain with { SteadyAfter = Plain.SteadyBefore }).RoundTrip);
        Assert.Null((Plain with { SteadyAfter = Plain.SteadyBefore - 1 }).RoundTrip);
        Assert.Null((Plain with { SteadyBefore = long.MinValue, SteadyAfter = long.MaxValue }).RoundTrip);
    }

    [Fact]
    public void Whatever_the_stamps_the_round_trip_is_the_steady_one_or_lies_between_the_wall_readings() =>
        Gen.Select(Gen.Long[0, 20_000_000].Array[4], Gen.Long[1, 20_000_000]).Sample((wall, steady) =>
        {
            var kernel = new KernelStamps(wall[0], wall[1], wall[2], wall[3]);
            var stamps = new Stamps { SteadyBefore = 0, SteadyAfter = steady, Kernel = kernel };
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
            var kernel = new KernelStamps(wall[0], wall[1], wall[2], wall[3]);
            var stamps = new Stamps { SteadyBefore = 0, SteadyAfter = a + b + c, Kernel = kernel };
            Assert.InRange(stamps.RoundTrip!.ElapsedNanoseconds, b, a + b + c + Math.Abs(step));
        });
    }

    [Fact]
    public void What_a_wall_clock_lacks_within_its_tolerance_is_added()
    {
        var back = Good with { Received = Good.Received - 3_000, WallAfter = Good.WallAfter - 3_000 };
        Assert.Equal(4_960_000, (Plain with { Kernel = back }).RoundTrip!.ElapsedNanoseconds);
    }
}
