using Lightcone.Simulation.Relays;

namespace Lightcone.SystemTests.Relays;

/// <summary>Numbered datagrams through a relay, without more of them at once than a socket buffer holds.</summary>
internal static class Traffic
{
    private const int MostAtOnce = 50;
    private const int PatienceMilliseconds = 20_000;

    /// <summary>The numbers that arrived, in the order in which they did.</summary>
    public static List<int> Through(UdpRelay relay, UdpEnd sender, UdpEnd target, int count)
    {
        var received = new List<int>();
        for (var i = 0; i < count; i++)
        {
            sender.SendNumber(relay.EndPoint, i);
            if ((i + 1) % MostAtOnce != 0) continue;
            var sent = i + 1;
            Assert.True(SpinWait.SpinUntil(() => relay.Counts(RelayDirection.Forth).Received >= sent,
                PatienceMilliseconds));
            while (target.HasSome) received.Add(target.ReceiveNumber());
        }

        // Once all have come in and the last has its fate, it is known how many will arrive.
        while (received.Count < Expected(relay, count)) received.Add(target.ReceiveNumber());
        return received;
    }

    private static long Expected(UdpRelay relay, int count)
    {
        var counts = relay.Counts(RelayDirection.Forth);
        Assert.Equal(count, counts.Received);
        return counts.Received - counts.Lost + counts.Duplicated - counts.Dropped;
    }
}
