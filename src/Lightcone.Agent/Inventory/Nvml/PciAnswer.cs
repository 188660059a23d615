using System.Buffers.Binary;
using System.Globalization;

namespace Lightcone.Agent.Inventory.Nvml;

/// <summary>What is read of nvmlPciInfo_t, 68 bytes: an old bus id (16), domain, bus, device, device and vendor,
/// subsystem (4 each), bus id (32).</summary>
internal sealed record PciAnswer(Fact<string> BusId, string Device, string Subsystem)
{
    private const int Size = 68;
    private const int DeviceAt = 28;
    private const int SubsystemAt = 32;
    private const int BusIdAt = 36;
    private const string OfDevice = "nvmlDeviceGetPciInfo_v3";
    private const string OfLink = "nvmlDeviceGetNvLinkRemotePciInfo_v2";

    public static Fact<PciAnswer> Of(NvmlCalls calls, nint device) =>
        calls.Block(OfDevice, device, new byte[Size]).Select(block => Parse(OfDevice, block));

    /// <summary>The device at the other end of a link.</summary>
    public static Fact<PciAnswer> OfRemote(NvmlCalls calls, nint device, uint link) =>
        calls.Block(OfLink, device, link, Size).Select(block => Parse(OfLink, block));

    private static PciAnswer Parse(string export, byte[] block)
    {
        var busId = PlainText.OfTerminated(block.AsSpan(BusIdAt)) is { Length: > 0 } text
            ? Fact<string>.Of(text)
            : NvmlCode.Malformed<string>(export, "the bus id is empty or has no end");
        return new PciAnswer(busId, Pair(block, DeviceAt), Pair(block, SubsystemAt));
    }

    // The vendor is in the lower half.
    private static string Pair(byte[] block, int at)
    {
        var both = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(at));
        return string.Create(CultureInfo.InvariantCulture, $"{both & 0xffff:x4}:{both >> 16:x4}");
    }
}
