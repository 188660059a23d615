using Lightcone.Probe.Landmarks;
using Lightcone.Ranging.Frames;

namespace Lightcone.Tests.Probe.Landmarks;

public sealed class CookieBudgetTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void One_neighbourhood_gets_so_many_a_second_and_others_theirs()
    {
        var budget = new CookieBudget(seed: 1);
        Assert.Equal(CookieBudget.PerNeighbourhood, Spent(budget, 1000, i => 0xffff_cb00_7100u + (uint)(i % 200)));
        Assert.Equal(CookieBudget.PerNeighbourhood, Spent(budget, 1000, _ => 0xffff_c633_6407u));
    }

    [Fact]
    public void All_together_get_so_many_a_second_and_anew_in_the_next()
    {
        var budget = new CookieBudget(seed: 1);
        Assert.Equal(CookieBudget.PerSecond, Spent(budget, 200_000, i => (UInt128)0xffff_0000_0000 + ((uint)i << 8)));
        Assert.True(budget.TrySpend(From(0xffff_c633_6407u), 2 * Second));
    }

    private static int Spent(CookieBudget budget, int tries, Func<int, UInt128> address)
    {
        var spent = 0;
        for (var i = 0; i < tries; i++)
        {
            if (budget.TrySpend(From(address(i)), Second)) spent++;
        }

        return spent;
    }

    private static RemoteAddress From(UInt128 address) => new(Transport.UdpOverIPv4, address, 0, 4711);
}
