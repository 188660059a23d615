using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lightcone.Challenges;
using Lightcone.Ranging.Frames;

namespace Lightcone.SystemTests.Attacks;

/// <summary>Hellos of a live session from 250 addresses of the loopback, which all reach this machine, with cookies
/// that nobody made, or none.</summary>
internal static class HelloFlood
{
    private const int Addresses = 250;

    /// <param name="landmark">Where to.</param>
    /// <param name="session">The live one.</param>
    /// <param name="perSecond">Hellos; null for as many as one thread can send.</param>
    /// <param name="end">Ends it.</param>
    public static Task<(long Sent, long Received, double Seconds)> Start(
        IPEndPoint landmark, SessionId session, int? perSecond, CancellationToken end) =>
        Task.Factory.StartNew(() => Run(landmark, session, perSecond ?? int.MaxValue, end), CancellationToken.None,
            TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static (long Sent, long Received, double Seconds) Run(
        IPEndPoint landmark, SessionId session, int perSecond, CancellationToken end)
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
        var watch = Stopwatch.StartNew();
        for (uint count = 1; !end.IsCancellationRequested; count++)
        {
            while (count > watch.Elapsed.TotalSeconds * perSecond) Thread.Sleep(1);
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
