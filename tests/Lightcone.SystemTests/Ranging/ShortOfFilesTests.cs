using System.Net;
using System.Net.Sockets;
using Lightcone.Challenges;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.SystemTests.Ranging;

/// <summary>Programs that strangers leave without a file to open.</summary>
public sealed class ShortOfFilesTests
{
    private const int Files = 90;
    private const int Strangers = 130;

    [Fact]
    public void A_gateway_without_files_for_another_flow_goes_on_with_those_it_has()
    {
        using var scene = new ProcessScene(landmarks: 0);
        using var landmark = Udp();
        File.WriteAllLines(scene.In("places"), [landmark.LocalEndPoint!.ToString()!]);
        var gateway = scene.Ended(NativeProcess.WithFiles(Files, "Probe", "gateway", "--listen", "127.0.0.1:0",
            "--allow", scene.In("places"), "--address-file", scene.In("gateway")));
        var at = IPEndPoint.Parse(gateway.Lines(scene.In("gateway"))[0]);
        var datagram = new byte[GatewayHeader.Bytes + Frame.Bytes];
        GatewayHeader.Write(datagram, SocketName.Of((IPEndPoint)landmark.LocalEndPoint!, isTcp: false));
        Frame.Write(datagram.AsSpan(GatewayHeader.Bytes), FrameKind.Hello, new(1), 1, new byte[Frame.NonceBytes]);
        Socket[] hosts = [.. Enumerable.Range(0, Strangers).Select(_ => Udp())];
        try
        {
            foreach (var host in hosts) host.SendTo(datagram, at);
            while (landmark.Poll(TimeSpan.FromMilliseconds(500), SelectMode.SelectRead)) landmark.Receive(new byte[99]);
            hosts[0].SendTo(datagram, at);
            Assert.True(landmark.Poll(TimeSpan.FromSeconds(5), SelectMode.SelectRead));
        }
        finally
        {
            foreach (var host in hosts) host.Dispose();
        }
    }

    [Fact]
    public void A_probe_without_files_for_another_connection_rests_and_measures()
    {
        using var scene = new ProcessScene(landmarks: 1);
        var probe = scene.Ended(NativeProcess.WithFiles(Files, "Probe",
            "run", "--verifier", scene.Verifier.Address.ToString(), "--verifier-key", scene.In("verifier.pem"),
            "--state", scene.In("landmark-0"), "--listen", "127.0.0.1:0", "--address-file", scene.In("addresses")));
        var at = IPEndPoint.Parse(probe.Lines(scene.In("addresses"))[0]);
        Socket[] strangers = [.. Enumerable.Range(0, Strangers).Select(_ => Dialled(at))];
        try
        {
            Thread.Sleep(1000);
            var before = probe.CpuTime;
            Thread.Sleep(3000);
            Assert.True(probe.CpuTime - before < TimeSpan.FromSeconds(1));
            var agent = scene.StartAgent();
            scene.Verifier.Open([ProcessScene.OpeningOf(scene.Host, scene.Landmarks[0], new Endpoint(true, at))]);
            agent.Wait(() => scene.Verifier.Progress.Complete == 1);
            Assert.NotNull(scene.Measured(scene.Landmarks[0]).Shortest);
        }
        finally
        {
            foreach (var stranger in strangers) stranger.Dispose();
        }
    }

    private static Socket Udp()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static Socket Dialled(IPEndPoint at)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(at);
        return socket;
    }
}
