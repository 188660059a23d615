using System.Buffers.Binary;
using CsCheck;
using Lightcone.Edge.Sockets;

namespace Lightcone.Tests.Edge.Sockets;

public sealed class ControlMessageTests
{
    [Fact]
    public void The_software_stamp_is_found_behind_other_messages()
    {
        byte[] other = Message(level: 0, type: 11, new byte[20]);
        byte[] stamps = Message(level: 1, type: 37, Times(1_795_000_000, 123_456_789));
        Assert.Equal(1_795_000_000_123_456_789, ControlMessage.Stamp(stamps));
        Assert.Equal(1_795_000_000_123_456_789, ControlMessage.Stamp([.. other, .. stamps]));
    }

    [Fact]
    public void No_stamp_is_none_rather_than_the_year_1970()
    {
        Assert.Null(ControlMessage.Stamp(Message(1, 37, Times(0, 0))));
        Assert.Null(ControlMessage.Stamp(Message(1, 29, Times(5, 5))));
        Assert.Null(ControlMessage.Stamp([]));
    }

    [Fact]
    public void Cut_and_nonsensical_lengths_end_the_search() =>
        Gen.Byte.Array[0, 120].Sample(bytes => ControlMessage.Stamp(bytes), iter: 20_000);

    private static byte[] Message(int level, int type, byte[] content)
    {
        var bytes = new byte[(16 + content.Length + 7) & ~7];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, 16 + content.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), level);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), type);
        content.CopyTo(bytes, 16);
        return bytes;
    }

    private static byte[] Times(long seconds, long nanoseconds)
    {
        var bytes = new byte[48];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, seconds);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), nanoseconds);
        return bytes;
    }
}
