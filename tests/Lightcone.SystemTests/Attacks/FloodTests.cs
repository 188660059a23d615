using System.Net;
using System.Net.Sockets;
using Lightcone.Challenges;
using Lightcone.Ranging.Frames;
using Lightcone.SystemTests.Ranging;

namespace Lightcone.SystemTests.Attacks;

public sealed class FloodTests
{
    private const int Addresses = 250;

    // What a landmark bears whose thread must wait some 20 ms for a core, with the kernel's usual buffer: other tests
    // run beside this one. The faster flood of docs/ranging-benchmark.md runs alone.
    private const int PerSecond = 20_000;

    [Fact]
    public async Task A_flood_of_hellos_from_false_addresses_takes_nothing_from_a_live_session_and_gains_no_bytes()
    {
        using var scene = new LiveScene(landmarks: 1);
        var opening = scene.OpeningOf(0) with { Burst = TimeSpan.FromSeconds(2) };
        using var end = new CancellationTokenSource();
        var flood = Task.Factory.StartNew(() => Flood(scene.AddressesOf(0)[0], opening.Session, end.Token),
            end.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
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

    // Each of 250 addresses of the loopback, which all reach this machine, with cookies that nobody made.
    private static (long Sent, long Received, double Seconds) Flood(
        IPEndPoint landmark, SessionId session, CancellationToken end)
    {
        Socket[] sockets = [.. Enumerable.Range(0, Addresses).Select(i =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Blocking = false;
            socket.Bind(new IPEndPoint(new IPAddress([127, (byte)(1 + i), 7, 7]), 0));
            return socket;
        })];
        byte[] hello = new byte[Frame.Bytes], nonce = new byte[Frame.NonceBytes], reply = new byte[2 * Frame.Bytes];
        var (sent, received) = (0L, 0L);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (uint count = 1; !end.IsCancellationRequested; count++)
        {
            while (count > watch.Elapsed.TotalSeconds * PerSecond) Thread.Sleep(1);
            if (count % 2 == 0) nonce[count / 2 % nonce.Length]++; // every other one shows no cookie at first
            Frame.Write(hello, FrameKind.Hello, session, count << 8, nonce);
            var socket = sockets[count % Addresses];
            sent += socket.SendTo(hello, SocketFlags.None, landmark) / Frame.Bytes;
            while (socket.Available > 0) received += (socket.Receive(reply) + Frame.Bytes - 1) / Frame.Bytes;
        }

        foreach (var socket in sockets) socket.Dispose();
        return (sent, received, watch.Elapsed.TotalSeconds);
    }
}
