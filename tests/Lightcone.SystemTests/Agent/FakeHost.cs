namespace Lightcone.SystemTests.Agent;

/// <summary>A folder with the kernel's files of a made-up host.</summary>
internal sealed class FakeHost : IDisposable
{
    private const string Devices = "sys/bus/pci/devices";

    private readonly string _root = Directory.CreateTempSubdirectory("lightcone-host-").FullName;

    public FakeHost()
    {
        Write("proc/sys/kernel/hostname", "gpu-17\n");
        Write("proc/sys/kernel/osrelease", "6.8.0-lts\n");
        Write("proc/sys/kernel/random/boot_id", "3c16b7fe-59f6-4bb4-8b7d-e15da2a43d08\n");
        Write("sys/class/dmi/id/sys_vendor", "Example Systems\n");
        Write("sys/class/dmi/id/product_name", "Rack 8\n");
        Write("sys/class/dmi/id/product_uuid", "4c4c4544-0042-3510-8054-b4c04f564433\n");
        Directory.CreateDirectory(Path.Combine(_root, Devices));
    }

    public string Root => _root;

    public void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>A device with one window into its memory.</summary>
    /// <param name="address">Where on the bus.</param>
    /// <param name="id">Vendor and device, as in <c>10de:2330</c>.</param>
    /// <param name="deviceClass">Six hexadecimal digits.</param>
    /// <param name="mebibytes">The size of the window, a power of two.</param>
    /// <param name="isSlice">Whether it is a slice of another device.</param>
    public void AddDevice(string address, string id, string deviceClass, ulong mebibytes, bool isSlice = false)
    {
        var folder = $"{Devices}/{address}";
        Write($"{folder}/vendor", $"0x{id[..4]}\n");
        Write($"{folder}/device", $"0x{id[5..]}\n");
        Write($"{folder}/subsystem_vendor", $"0x{id[..4]}\n");
        Write($"{folder}/subsystem_device", "0x16c1\n");
        Write($"{folder}/class", $"0x{deviceClass}\n");
        Write($"{folder}/resource", "0x0000000000000000 0x0000000000000000 0x0000000000000000\n"
            + $"0x0000380000000000 0x{0x380000000000 + (mebibytes << 20) - 1:x16} 0x000000000014220c\n");
        if (isSlice) Write($"{folder}/physfn/vendor", $"0x{id[..4]}\n");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
