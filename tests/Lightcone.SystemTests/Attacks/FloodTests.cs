using System.Net.Sockets;
using Lightcone.SystemTests.Ranging;

namespace Lightcone.SystemTests.Attacks;

public sealed class FloodTests
{
    // What a landmark bears whose thread must wait some 20 ms for a core, with the kernel's usual buffer: other tests
    // run beside this one. The faster flood of docs/ranging-benchmark.md runs alone.
    private const int PerSecond = 20_000;

    [Fact]
    public async Task A_flood_of_hellos_from_false_addresses_takes_nothing_from_a_live_session_and_gains_no_bytes()
    {
        using var scene = new LiveScene(landmarks: 1);
        var opening = scene.OpeningOf(0) with { Burst = TimeSpan.FromSeconds(2) };
        using var end = new CancellationTokenSource();
        var flood = HelloFlood.Start(scene.AddressesOf(0)[0], opening.Session, PerSecond, end.Token);
        var measured = scene.Run([opening])[0];
        await end.CancelAsync();
        var (sent, received, seconds) = await flood;
        Assert.NotNull(measured);
        Assert.InRange(measured.Samples.Count, 25, 30);
        Assert.True(sent > PerSecond, $"{sent} hellos are no flood");
        Assert.True(received <= sent, $"{received} frames for {sent}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{sent / seconds:0} hellos a second, {received} cookies");
    }

    [Fact]
    public void Frames_of_other_lengths_and_junk_at_both_ends_take_nothing_from_a_live_session()
    {
        using var scene = new LiveScene(landmarks: 1);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var draw = new Random(7);
        var landmark = scene.AddressesOf(0)[0];
        using var timer = new Timer(_ =>
        {
            foreach (var length in (int[])[0, 1, 55, 56, 57, 256, 1400])
            {
                var junk = new byte[length];
                draw.NextBytes(junk);
                if (length > 0) junk[0] = (byte)(0x11 + draw.Next(0x12));
                if (length > 1) junk[1] = 1;
                socket.SendTo(junk, landmark);
            }
        }, null, 0, 5);
        var measured = scene.Run([scene.OpeningOf(0)])[0];
        Assert.InRange(measured!.Samples.Count, 25, 30);
    }
}
