using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Sessions;
using Lightcone.Tests.Challenges;

namespace Lightcone.Tests.Ranging.Sessions;

/// <summary>Each way in which stamping can go wrong at a landmark, one by one: the time may only grow.</summary>
public sealed class StampingTests
{
    // Steady 0 to 9,000,000; wall the same plus a day; the kernel's pair within it, 8,000,000 apart.
    private const long Day = 86_400_000_000_000;
    private const long Steady = 9_000_000;
    private const long KernelSent = Day + 500_000;
    private const long KernelReceived = Day + 8_500_000;

    [Fact]
    public void The_kernels_pair_counts_where_all_is_well() =>
        Assert.Equal(8_000_000, Measure(new Faults()));

    [Fact]
    public void A_stamp_of_the_sending_that_got_lost_leaves_the_steady_clock() =>
        Assert.Equal(Steady, Measure(new Faults { Sent = null }));

    [Fact]
    public void A_stamp_of_the_arrival_that_got_lost_leaves_the_steady_clock() =>
        Assert.Equal(Steady, Measure(new Faults { Received = null }));

    [Fact]
    public void The_stamp_of_another_datagram_is_not_taken() =>
        Assert.Equal(Steady, Measure(new Faults { IsOfAnother = true }));

    [Fact]
    public void A_second_stamp_of_the_sending_changes_nothing() =>
        Assert.Equal(8_000_000, Measure(new Faults { SecondSent = Day + 8_000_000 }));

    [Fact]
    public void A_second_reading_before_the_sending_changes_nothing() =>
        Assert.Equal(8_000_000, Measure(new Faults { SecondBefore = 8_000_000 }));

    [Theory]
    [InlineData(Day - 1)] // before the reading that came first
    [InlineData(0)]
    [InlineData(KernelReceived + 1)] // after the arrival
    public void A_stamp_of_the_sending_out_of_order_leaves_the_steady_clock(long sent) =>
        Assert.Equal(Steady, Measure(new Faults { Sent = sent }));

    [Theory]
    [InlineData(-1_000_000_000)]
    [InlineData(-100_000)]
    [InlineData(100_000)]
    [InlineData(1_000_000_000)]
    public void A_wall_clock_that_is_set_in_between_never_shortens_the_time(long step) =>
        Assert.True(Measure(new Faults { Received = KernelReceived + step, WallStep = step }) >= 8_000_000);

    [Fact]
    public void A_landmark_that_slept_meanwhile_counts_the_sleep_too() =>
        Assert.Equal(Steady + 3_000_000, Measure(new Faults { Sleep = 3_000_000 }));

    [Fact]
    public void Without_a_reading_before_the_sending_there_is_no_time() =>
        Assert.Null(Measure(new Faults { IsSendingNoted = false }));

    private static long? Measure(Faults faults)
    {
        var ends = new Ends().Admitted();
        var challenge = new byte[Frame.Bytes];
        Assert.True(ends.Landmark.TryChallenge(99, challenge, out _, out var sequence));
        if (faults.IsSendingNoted) ends.Landmark.NoteSending(sequence, new Reading(0, 0, Day));
        if (faults.SecondBefore is { } again)
            ends.Landmark.NoteSending(sequence, new Reading(again, again, Day + again));
        var looped = challenge.ToArray();
        if (faults.IsOfAnother) looped[30] ^= 1; // its nonce
        if (faults.Sent is { } sent) ends.Landmark.NoteKernelSending(looped, sent);
        if (faults.SecondSent is { } second) ends.Landmark.NoteKernelSending(challenge, second);
        var arrival = new Arrival(
            new Reading(Steady, Steady + faults.Sleep, Day + Steady + faults.WallStep), faults.Received);
        Assert.True(ends.Landmark.ReceiveAnswer(ends.Answer(challenge)!, Ends.Address, arrival));
        return ends.Landmark.ToReceipt((uint)SessionVector.Read.Number("registerVersion")).Samples[0]
            .RoundTrip?.ElapsedNanoseconds;
    }

    private sealed record Faults
    {
        public bool IsSendingNoted { get; init; } = true;

        public long? Sent { get; init; } = KernelSent;

        public long? SecondSent { get; init; }

        public long? SecondBefore { get; init; }

        public bool IsOfAnother { get; init; }

        public long? Received { get; init; } = KernelReceived;

        public long WallStep { get; init; }

        public long Sleep { get; init; }
    }
}
