using CsCheck;
using Lightcone.Simulation.Relays;
using Lightcone.Simulation.Relays.Timing;

namespace Lightcone.Tests.Simulation.Relays.Timing;

public sealed class OneWayOrderTests
{
    private static readonly Gen<OneWayPlan> Plans =
        from delay in Gen.Long[0, 1_000_000_000]
        from hairpin in Gen.Long[0, 1_000_000]
        from jitter in Gen.Long[0, 1_000_000]
        from held in Gen.Double[0, 1]
        from rate in Gen.Long[1, 10_000_000_000]
        select new OneWayPlan
        {
            DelayNanoseconds = delay,
            HairpinNanoseconds = hairpin,
            Jitter = Jitter.Exponential(jitter),
            Reordering = held,
            BytesPerSecond = rate,
        };

    [Fact]
    public void Nothing_is_released_early_even_where_the_plan_changes_on_the_way() =>
        Gen.Select(Plans.Array[1, 20], Gen.Long[0, 1_000_000].Array[20], Gen.Int[0, 65_507]).Sample(
            (plans, gaps, bytes) =>
            {
                var (line, order) = (new OneWayLine(), new OneWayOrder());
                var arrival = 1_000_000_000L;
                foreach (var (plan, gap) in plans.Zip(gaps))
                {
                    arrival += gap;
                    var fate = Fate.Of(plan, 3, order.Take());
                    var release = order.Release(plan, line.Leave(plan, arrival, bytes), fate);
                    var takes = (Int128)bytes * 1_000_000_000 / plan.BytesPerSecond!.Value;
                    if (release < arrival + plan.LeastNanoseconds + takes) return false;
                }

                return true;
            });

    [Fact]
    public void What_is_not_held_keeps_its_order() =>
        Gen.Select(Plans.Array[1, 20], Gen.Long[0, 1_000_000].Array[20]).Sample((plans, gaps) =>
        {
            var order = new OneWayOrder();
            var (arrival, latest) = (1_000_000_000L, 0L);
            foreach (var (plan, gap) in plans.Zip(gaps))
            {
                arrival += gap;
                var fate = Fate.Of(plan, 3, order.Take()) with { IsHeld = false };
                var release = order.Release(plan, arrival, fate);
                if (release < latest) return false;
                latest = release;
            }

            return true;
        });

    [Fact]
    public void Back_to_back_a_line_takes_exactly_its_rate_rounded_up()
    {
        var plan = new OneWayPlan { BytesPerSecond = 3 };
        var line = new OneWayLine();
        Assert.Equal(333_333_334, line.Leave(plan, 0, 1));
        Assert.Equal(666_666_668, line.Leave(plan, 0, 1));
        Assert.Equal(2_333_333_334, line.Leave(plan, 2_000_000_000, 1));
        Assert.Equal(5, new OneWayLine().Leave(OneWayPlan.AtOnce, 5, 1000));
    }

    [Fact]
    public void Only_what_went_after_a_later_one_was_overtaken()
    {
        var order = new OneWayOrder();
        int[] released = [0, 2, 1, 2, 3, 3, 0];
        Assert.Equal([false, false, true, false, false, false, true],
            released.Select(number => order.WasOvertaken(number)));
    }
}
