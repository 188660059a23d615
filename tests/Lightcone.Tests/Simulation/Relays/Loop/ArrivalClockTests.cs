using CsCheck;
using Lightcone.Simulation.Relays.Loop;

namespace Lightcone.Tests.Simulation.Relays.Loop;

public sealed class ArrivalClockTests
{
    private const long Start = 1_000_000_000_000;

    // A pause, the step of the wall clock in it, and how long the thread is put off between its two readings.
    private static readonly Gen<(long Pause, long Step, long Gap)> Turns = Gen.Select(
        Gen.Long[2, 1_000_000],
        Gen.Frequency((6, Gen.Const(0L)), (1, Gen.Long[-1500, 1500]), (1, Gen.Long[-10_000_000, 10_000_000])),
        Gen.Frequency((4, Gen.Long[0, 300]), (1, Gen.Long[0, 100_000])));

    [Fact]
    public void No_arrival_is_told_earlier_than_it_was_however_the_wall_clock_steps() =>
        Turns.Array[1, 60].Sample(turns =>
        {
            var (time, offset, gap) = (Start, 5_000_000_000_000L, 0L);
            var clock = new ArrivalClock(() => (time + offset, time + gap));
            clock.Read();
            var arrived = new Queue<(long Time, long Stamp)>();
            foreach (var turn in turns)
            {
                // One datagram before the step, one after it; each is read in this turn or in the next.
                arrived.Enqueue((time + (turn.Pause / 2), time + (turn.Pause / 2) + offset));
                offset += turn.Step;
                time += turn.Pause;
                arrived.Enqueue((time, time + offset));
                gap = turn.Gap;
                clock.Read();
                time += gap;
                while (arrived.Count > 1)
                {
                    var (truth, stamp) = arrived.Dequeue();
                    var told = clock.ArrivalOf(stamp, time + 10);
                    if (told < truth || told > time + 10) return false;
                }
            }

            return true;
        }, iter: 20_000);

    [Fact]
    public void On_a_steady_wall_clock_the_stamp_is_believed_to_a_microsecond()
    {
        var time = Start;
        var clock = new ArrivalClock(() => (time + 77, time + 20));
        clock.Read();
        time += 500_000;
        clock.Read();
        Assert.InRange(clock.ArrivalOf(Start + 77 + 100_000, time + 40), Start + 100_000, Start + 101_100);
    }

    [Fact]
    public void Without_a_stamp_or_with_one_of_no_known_time_it_arrived_now()
    {
        var time = Start;
        var clock = new ArrivalClock(() => (time, time));
        Assert.Equal(Start, clock.ArrivalOf(Start - 5, Start));
        clock.Read();
        time += 1_000_000;
        clock.Read();
        Assert.Equal(time, clock.ArrivalOf(0, time));
        Assert.Equal(time, clock.ArrivalOf(Start - 1, time));
        Assert.Equal(time, clock.ArrivalOf(time + 1, time));
    }
}
