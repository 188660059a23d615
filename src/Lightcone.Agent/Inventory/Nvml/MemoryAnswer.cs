using System.Buffers.Binary;

namespace Lightcone.Agent.Inventory.Nvml;

/// <summary>A GPU's memory in bytes. What is reserved, and what of the rest is used, only newer drivers tell.</summary>
internal sealed record MemoryAnswer(ulong Total, ulong Free, ulong? Used, ulong? Reserved)
{
    private const int OldSize = 24;
    private const int Size = 40;

    public static Fact<MemoryAnswer> Of(NvmlCalls calls, nint device)
    {
        // nvmlMemory_v2_t: version and padding (8), total, reserved, free, used.
        var answer = calls.Block("nvmlDeviceGetMemoryInfo_v2", device, NvmlCalls.Versioned(Size, version: 2));
        if (answer.IsKnown) return answer.Select(b => new MemoryAnswer(At(b, 8), At(b, 24), At(b, 32), At(b, 16)));
        // nvmlMemory_t: total, free, used. There "used" counts what is reserved, which is another quantity.
        return calls.Block("nvmlDeviceGetMemoryInfo", device, new byte[OldSize])
            .Select(b => new MemoryAnswer(At(b, 0), At(b, 8), null, null));
    }

    private static ulong At(byte[] block, int offset) =>
        BinaryPrimitives.ReadUInt64LittleEndian(block.AsSpan(offset));
}
