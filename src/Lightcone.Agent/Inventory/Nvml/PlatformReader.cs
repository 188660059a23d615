namespace Lightcone.Agent.Inventory.Nvml;

/// <summary>Where in its rack a GPU says it is (nvmlPlatformInfo_v2_t).</summary>
internal static class PlatformReader
{
    private const string Export = "nvmlDeviceGetPlatformInfo";
    private const int Size = 44;
    private const int GuidAt = 4;
    private const int ChassisAt = 20;
    private const int SlotAt = 36;
    private const int NumberLength = 16;

    public static Fact<PlatformPlace> Read(NvmlCalls calls, nint device) =>
        calls.Block(Export, device, NvmlCalls.Versioned(Size, version: 2)).Select(Parse);

    private static PlatformPlace Parse(byte[] block) => new()
    {
        InfinibandGuid = Convert.ToHexStringLower(block.AsSpan(GuidAt, NumberLength)),
        ChassisSerial = Serial(block.AsSpan(ChassisAt, NumberLength)),
        Slot = block[SlotAt],
        Tray = block[SlotAt + 1],
        HostId = block[SlotAt + 2],
        ModuleId = block[SlotAt + 4],
    };

    // Padded with zeros, and all 16 bytes may be used: here no zero is no fault.
    private static string Serial(ReadOnlySpan<byte> bytes) => PlainText.Of(bytes.TrimEnd((byte)0));
}
