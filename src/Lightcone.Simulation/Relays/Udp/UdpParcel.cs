using Lightcone.Simulation.Relays.Loop;

namespace Lightcone.Simulation.Relays.Udp;

/// <summary>A datagram on its way through a relay. Used again and again, so that traffic makes no garbage.</summary>
internal sealed class UdpParcel(int capacity) : IDue
{
    /// <summary>Not in any flow's order: what a tap sends at a time of its own.</summary>
    public const long OutOfOrder = -1;

    /// <summary>Room for the longest datagram of its relay.</summary>
    public byte[] Buffer { get; } = new byte[capacity];

    /// <summary>How much of it is used.</summary>
    public int Length { get; set; }

    /// <summary>Whose it is; null while it is not in use.</summary>
    public UdpFlow? Flow { get; set; }

    /// <summary>Which way it goes.</summary>
    public RelayDirection Direction { get; set; }

    /// <summary>Its number in the order of its flow and direction, or <see cref="OutOfOrder"/>.</summary>
    public long Number { get; set; }

    /// <summary>The datagram.</summary>
    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    /// <summary>Makes it hold a copy of these bytes, which must fit.</summary>
    public void Hold(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Buffer);
        Length = bytes.Length;
    }

    /// <inheritdoc/>
    public void Release() => Flow!.Send(this);
}
