using System.Buffers.Binary;

namespace Lightcone.Ranging.Frames;

/// <summary>Where a frame came from, as the receiver's own kernel says. Evidence of nothing but that frames sent there
/// may arrive. The default is the unspecified transport, which is never sent to.</summary>
/// <param name="Transport">What carried it.</param>
/// <param name="Address">16 bytes as one number, the first byte the highest; IPv4 as ::ffff:a.b.c.d.</param>
/// <param name="Scope">The scope id of a link-local IPv6 address, else 0.</param>
/// <param name="Port">The port.</param>
public readonly record struct RemoteAddress(Transport Transport, UInt128 Address, uint Scope, ushort Port)
{
    internal const int Bytes = 23;

    internal void WriteTo(Span<byte> destination)
    {
        destination[0] = (byte)Transport;
        BinaryPrimitives.WriteUInt128BigEndian(destination[1..], Address);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[17..], Scope);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[21..], Port);
    }
}
