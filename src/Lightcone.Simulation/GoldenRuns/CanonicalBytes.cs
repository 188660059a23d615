using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Lightcone.Simulation.GoldenRuns;

/// <summary>Collects the outcome of a golden run: fixed widths, little endian, texts and blocks with their
/// length in front, so that no two outcomes share their bytes.</summary>
internal sealed class CanonicalBytes
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>A whole number, 8 bytes.</summary>
    public void Add(long value)
    {
        Span<byte> span = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(span, value);
        _bytes.Write(span);
    }

    /// <summary>The bits of a double, 8 bytes.</summary>
    public void Add(double value) => Add(BitConverter.DoubleToInt64Bits(value));

    /// <summary>A block with its length.</summary>
    public void Add(ReadOnlySpan<byte> block)
    {
        Add((long)block.Length);
        _bytes.Write(block);
    }

    /// <summary>A text in UTF-8 with its length.</summary>
    public void Add(string text) => Add(Encoding.UTF8.GetBytes(text).AsSpan());

    /// <summary>All that was added.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
