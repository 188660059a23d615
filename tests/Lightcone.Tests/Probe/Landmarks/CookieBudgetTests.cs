using Lightcone.Probe.Landmarks;
using Lightcone.Ranging.Frames;

namespace Lightcone.Tests.Probe.Landmarks;

public sealed class CookieBudgetTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void One_neighbourhood_gets_so_many_a_second_and_others_theirs()
    {
        // Two may share a slot in one second, but not in all of them: which they share is drawn anew.
        var budget = new CookieBudget();
        Assert.Contains(Enumerable.Range(1, 8), second =>
            Spent(budget, second, 1000, i => 0xffff_cb00_7100u + (uint)(i % 200)) == CookieBudget.PerNeighbourhood
            && Spent(budget, second, 1000, _ => 0xffff_c633_6407u) == CookieBudget.PerNeighbourhood);
    }

    [Fact]
    public void All_together_get_so_many_a_second_and_anew_in_the_next()
    {
        var budget = new CookieBudget();
        var spent = Spent(budget, 1, 200_000, i => (UInt128)0xffff_0000_0000 + ((uint)i << 8));
        Assert.InRange(spent, CookieBudget.PerSecond, CookieBudget.PerSecond + CookieBudget.Slots);
        Assert.True(budget.TrySpend(From(0xffff_c633_6407u), 2 * Second));
    }

    [Fact]
    public void A_flood_from_few_neighbourhoods_keeps_no_other_one_out_however_late_in_the_second_it_comes()
    {
        var budget = new CookieBudget();
        var answered = 0;
        for (var second = 1; second <= 50; second++)
        {
            Spent(budget, second, 100_000, i => (UInt128)0xffff_7f00_0000 + ((uint)(i % 250) << 16));
            if (budget.TrySpend(From(0xffff_c633_6407u), second * Second)) answered++;
        }

        // In about one second of 17 it shares the slot of one of the 250.
        Assert.InRange(answered, 35, 50);
    }

    private static int Spent(CookieBudget budget, int second, int tries, Func<int, UInt128> address)
    {
        var spent = 0;
        for (var i = 0; i < tries; i++)
        {
            if (budget.TrySpend(From(address(i)), second * Second)) spent++;
        }

        return spent;
    }

    private static RemoteAddress From(UInt128 address) => new(Transport.UdpOverIPv4, address, 0, 4711);
}
