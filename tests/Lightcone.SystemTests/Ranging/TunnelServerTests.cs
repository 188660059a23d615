using System.Net;
using System.Net.Sockets;
using System.Text;
using Lightcone.Edge.Sockets;

namespace Lightcone.SystemTests.Ranging;

public sealed class TunnelServerTests
{
    [Fact]
    public async Task A_tunnel_that_carries_nothing_ends()
    {
        using var there = Listening();
        var place = there.LocalEndPoint!.ToString()!;
        using var server = new TunnelServer(new IPEndPoint(IPAddress.Loopback, 0), asked => asked == place)
        {
            LongestSilence = TimeSpan.FromMilliseconds(300),
        };
        using var host = await TunnelAsync(server, place);
        using var far = await there.AcceptAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await EndAsync(host));
    }

    [Fact]
    public async Task Where_one_end_goes_without_a_word_the_other_is_let_go()
    {
        using var there = Listening();
        var place = there.LocalEndPoint!.ToString()!;
        using var server = new TunnelServer(new IPEndPoint(IPAddress.Loopback, 0), asked => asked == place);
        var host = await TunnelAsync(server, place);
        using var far = await there.AcceptAsync(TestContext.Current.CancellationToken);
        host.LingerState = new LingerOption(true, 0); // it goes by a reset, as a process that was ended may
        host.Dispose();
        Assert.Equal(0, await EndAsync(far));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("fe80::1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    public void No_name_leads_into_the_gateways_own_machine_or_link(string address) =>
        Assert.Equal([IPAddress.Parse("10.0.0.7")],
            PlaceName.Outside([IPAddress.Parse(address), IPAddress.Parse("10.0.0.7")]));

    private static Socket Listening()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    }

    private static async Task<Socket> TunnelAsync(TunnelServer server, string place)
    {
        var cancel = TestContext.Current.CancellationToken;
        _ = server.RunAsync(cancel);
        var host = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await host.ConnectAsync(server.Local, cancel);
        await host.SendAsync(Encoding.ASCII.GetBytes($"CONNECT {place} HTTP/1.1\r\n\r\n"), cancel);
        var answer = new byte[64];
        var length = await host.ReceiveAsync(answer, cancel);
        Assert.Equal("HTTP/1.1 200 OK\r\n\r\n", Encoding.ASCII.GetString(answer, 0, length));
        return host;
    }

    // The end of the stream, or a reset: both are an end.
    private static async Task<int> EndAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            return await socket.ReceiveAsync(new byte[1], patience.Token);
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
