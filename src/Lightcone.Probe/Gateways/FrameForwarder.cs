using System.Net;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Probe.Gateways;

/// <summary>Passes frames between hosts that may not leave their network and landmarks on the list. It holds no key,
/// and is believed in nothing: all it can do is to take time, or to lose frames.</summary>
internal sealed class FrameForwarder : IDisposable
{
    /// <summary>One socket towards the landmarks for each socket of a host; the one that was silent longest
    /// goes.</summary>
    private const int MostFlows = 2048;

    private const int MostAtOnce = 64;
    private const long LongestSilence = 60_000_000_000;
    private const long LongestSleep = 1_000_000_000;

    private readonly TimedSocket _hosts;
    private readonly AllowList _allowed;
    private readonly Dictionary<RemoteAddress, Flow> _flows = [];
    private readonly Waiting _waiting = new();
    private readonly byte[] _buffer = new byte[GatewayHeader.Bytes + Frame.Bytes + 1];

    public FrameForwarder(IPEndPoint local, AllowList allowed)
    {
        _hosts = new TimedSocket(local, isStamped: false);
        _allowed = allowed;
    }

    public IPEndPoint Local => _hosts.Local;

    public void Dispose()
    {
        foreach (var flow in _flows.Values) flow.Dispose();
        _hosts.Dispose();
        _waiting.Dispose();
    }

    /// <summary>Forwards until it is cancelled.</summary>
    public void Run(CancellationToken cancel)
    {
        using var stopping = cancel.Register(_waiting.Wake);
        while (!cancel.IsCancellationRequested)
        {
            Flow[] flows = [.. _flows.Values];
            _waiting.Clear();
            _waiting.Add(_hosts);
            foreach (var flow in flows) _waiting.Add(flow.ToLandmarks);
            _waiting.For(LongestSleep);
            for (var i = 0; i < flows.Length; i++)
            {
                if (_waiting.HasInput(2 + i)) PassBack(flows[i]); // the event and the hosts come first
            }

            if (_waiting.HasInput(1)) PassOn();
            Sweep(Clocks.Steady);
        }
    }

    private void PassOn()
    {
        for (var i = 0; i < MostAtOnce && _hosts.TryReceive(_buffer, out var length, out var from, out _); i++)
        {
            if (length != GatewayHeader.Bytes + Frame.Bytes) continue;
            var to = GatewayHeader.Read(_buffer);
            var frame = _buffer.AsSpan(GatewayHeader.Bytes, Frame.Bytes);
            // Frames to landmarks alone: a gateway is no way out for anything else.
            if (!Frame.TryRead(frame, out _) || !_allowed.Holds(to)) continue;
            if (FlowOf(from) is not { } flow) continue;
            flow.Heard = Clocks.Steady;
            flow.ToLandmarks.Send(frame, to);
        }
    }

    private void PassBack(Flow flow)
    {
        var socket = flow.ToLandmarks;
        var frame = _buffer.AsSpan(GatewayHeader.Bytes);
        for (var i = 0; i < MostAtOnce && socket.TryReceive(frame, out var length, out var from, out _); i++)
        {
            if (length != Frame.Bytes || !Frame.TryRead(frame[..length], out _) || !_allowed.Holds(from)) continue;
            GatewayHeader.Write(_buffer, from);
            _hosts.Send(_buffer.AsSpan(0, GatewayHeader.Bytes + Frame.Bytes), flow.Host);
        }
    }

    // Without a file for another flow the frame is lost, like any other that the way loses.
    private Flow? FlowOf(RemoteAddress host)
    {
        if (_flows.TryGetValue(host, out var flow)) return flow;
        if (_flows.Count >= MostFlows) Remove(_flows.Values.MinBy(one => one.Heard)!);
        flow = Flow.TryOpen(host);
        if (flow is not null) _flows.Add(host, flow);
        return flow;
    }

    private void Sweep(long now)
    {
        foreach (var flow in _flows.Values.Where(one => now - one.Heard > LongestSilence).ToList()) Remove(flow);
    }

    private void Remove(Flow flow)
    {
        _flows.Remove(flow.Host);
        flow.Dispose();
    }
}
