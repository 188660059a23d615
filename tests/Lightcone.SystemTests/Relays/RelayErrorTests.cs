using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lightcone.Simulation.Relays;

namespace Lightcone.SystemTests.Relays;

/// <summary>How late relays are: printed, not judged, since a busy machine is late by what it likes.</summary>
public sealed class RelayErrorTests(ITestOutputHelper output)
{
    private const int PerSecond = 600;

    [Theory]
    [Trait("Long", "true")]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 5_000_000)]
    [InlineData(1, 100_000_000)]
    [InlineData(200, 5_000_000)]
    [InlineData(200, 100_000_000)]
    public void A_paced_flow_through_idle_relays_is_late_by_this(int relays, long eachWay)
    {
        using var echo = new UdpEcho(IPAddress.Loopback);
        using var kit = new RelayKit(1);
        var plan = RelayPlan.Delays(eachWay, eachWay);
        var ends = Enumerable.Range(0, Math.Max(1, relays))
            .Select(_ => relays == 0 ? echo.EndPoint : kit.Udp(echo.EndPoint, plan).EndPoint).ToList();
        var late = Paced(ends, 10 * PerSecond).Select(elapsed => (elapsed - (2 * eachWay)) / 1000.0).Order().ToList();
        Assert.All(late, microseconds => Assert.True(microseconds >= 0));
        output.WriteLine($"{relays} relays, {eachWay / 1e6} ms each way, {late.Count} answers at {PerSecond}/s: late "
            + $"by min {late[0]:F1}, median {late[late.Count / 2]:F1}, p99 {late[late.Count * 99 / 100]:F1} us");
    }

    /// <summary>Round trips of a steady stream that goes round all ends; sent and received by threads of their own.
    /// </summary>
    private static IEnumerable<long> Paced(List<IPEndPoint> ends, int count)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.ReceiveTimeout = 2000;
        var sent = new long[count];
        var elapsed = new long[count];
        var receiver = new Thread(() => Receive(socket, sent, elapsed));
        receiver.Start();
        var addresses = ends.Select(end => end.Serialize()).ToList();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var wait = start + (i * 1_000_000_000L / PerSecond) - Stopwatch.GetTimestamp();
            if (wait > 0) Thread.Sleep(TimeSpan.FromTicks(wait / 100));
            sent[i] = Stopwatch.GetTimestamp();
            socket.SendTo(BitConverter.GetBytes(i), SocketFlags.None, addresses[i % addresses.Count]);
        }

        receiver.Join();
        return elapsed.Where(time => time > 0);
    }

    private static void Receive(Socket socket, long[] sent, long[] elapsed)
    {
        var buffer = new byte[64];
        for (var i = 0; i < sent.Length; i++)
        {
            try
            {
                socket.Receive(buffer);
            }
            catch (SocketException)
            {
                return;
            }

            var now = Stopwatch.GetTimestamp();
            var number = BitConverter.ToInt32(buffer);
            elapsed[number] = now - sent[number];
        }
    }
}
