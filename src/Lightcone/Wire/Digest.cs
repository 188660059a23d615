using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Lightcone.Wire;

/// <summary>32 bytes that name or bind something: a SHA-256 value, or a nonce of that length. Compared by content.
/// Never a secret: it is printed.</summary>
public sealed record Digest
{
    /// <summary>How long it is.</summary>
    public const int Bytes = 32;

    private readonly (ulong A, ulong B, ulong C, ulong D) _words;

    /// <summary>A copy of 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes) throw new ArgumentException("A digest has 32 bytes.", nameof(bytes));
        _words = (Word(bytes), Word(bytes[8..]), Word(bytes[16..]), Word(bytes[24..]));
    }

    /// <summary>32 zero bytes: stands where a message has a place for a digest and there is none.</summary>
    public static Digest Zeros { get; } = new(new byte[Bytes]);

    /// <summary>A new copy of the 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        WriteTo(bytes);
        return bytes;
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <param name="destination">At least 32 bytes.</param>
    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _words.A);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _words.B);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _words.C);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _words.D);
    }

    /// <summary>
    /// SHA-256 over the members of a set, 32 bytes each, in ascending order: one name for them together.
    /// </summary>
    /// <param name="members">In any order.</param>
    public static Digest OfSet(IEnumerable<Digest> members)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in members.OrderBy(one => one.ToString(), StringComparer.Ordinal))
            hash.AppendData(one.ToArray());
        return new Digest(hash.GetHashAndReset());
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());

    private static ulong Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64BigEndian(bytes);
}
