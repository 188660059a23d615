using System.Net;
using System.Net.Sockets;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.SystemTests.Ranging;

public sealed class FrameStreamTests
{
    [Fact]
    public void A_closed_connection_reads_nothing_of_the_one_that_was_given_its_number()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var stranger = Dialled(listener);
        var closed = FrameStream.Of(listener.Accept());
        var number = closed.File;
        using var other = Dialled(listener);
        closed.Dispose();
        using var next = FrameStream.Of(listener.Accept());
        Assert.SkipUnless(next.File == number, "another thread was given the number");
        var frame = new byte[Frame.Bytes];
        Frame.Write(frame, FrameKind.Hello, new(1), 1, new byte[Frame.NonceBytes]);
        other.Send(frame);
        SpinWait.SpinUntil(() => other.Poll(1000, SelectMode.SelectWrite), 1000);
        Thread.Sleep(50);
        Assert.False(closed.TryReceive(new byte[Frame.Bytes]));
        Assert.False(closed.Send(frame));
        Assert.True(next.TryReceive(new byte[Frame.Bytes]));
    }

    private static Socket Dialled(Socket listener)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(listener.LocalEndPoint!);
        return socket;
    }
}
