using System.Buffers.Binary;

namespace Lightcone.Challenges;

/// <summary>The random name of one session: one verifier, one host, some landmarks, a few minutes. A pseudonym: it says
/// nothing of who or where.</summary>
/// <param name="Value">16 bytes as one number, the first byte the highest.</param>
public sealed record SessionId(UInt128 Value)
{
    /// <summary>How long it is.</summary>
    public const int Bytes = 16;

    /// <summary>The id in 16 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public static SessionId From(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>Writes the 16 bytes.</summary>
    public void WriteTo(Span<byte> destination) => BinaryPrimitives.WriteUInt128BigEndian(destination, Value);

    /// <summary>A new copy of the 16 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        WriteTo(bytes);
        return bytes;
    }

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
