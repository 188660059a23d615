namespace Lightcone.Agent.Inventory.Nvml;

/// <summary>Walks a GPU's NVLinks: who its neighbours are shows whether a baseboard is still whole.</summary>
internal static class NvLinkReader
{
    private const string State = "nvmlDeviceGetNvLinkState";
    private const string RemoteType = "nvmlDeviceGetNvLinkRemoteDeviceType";

    // NVML_NVLINK_MAX_LINKS of the newest header.
    private const uint MostLinks = 36;

    public static Fact<IReadOnlyList<NvLink>> Read(NvmlCalls calls, nint device)
    {
        var links = new List<NvLink>();
        for (uint link = 0; link < MostLinks; link++)
        {
            var active = calls.Number(State, device, link, out var code).Then(Active);
            // The first link tells whether there are any; a later one that is none is the end.
            if (link == 0 && !active.IsKnown) return active.Absent<IReadOnlyList<NvLink>>();
            if (code == NvmlCode.InvalidArgument || active.Unavailable is Absence.NotSupported) break;
            links.Add(Read(calls, device, link, active));
        }

        return Fact<IReadOnlyList<NvLink>>.Of(links);
    }

    private static NvLink Read(NvmlCalls calls, nint device, uint link, Fact<bool?> active)
    {
        var unasked = Fact<string>.None(Absence.NotAsked, "the link is not active");
        var ask = active.Value == true;
        return new NvLink
        {
            Link = link,
            Active = active,
            RemotePciBusId = ask ? PciAnswer.OfRemote(calls, device, link).Then(pci => pci.BusId) : unasked,
            RemoteDevice = ask
                ? calls.Number(RemoteType, device, link, out _).Select(GpuWords.RemoteDevice)
                : unasked,
        };
    }

    private static Fact<bool?> Active(ulong? state) => state switch
    {
        0 => Fact<bool?>.Of(false),
        1 => Fact<bool?>.Of(true),
        _ => NvmlCode.Malformed<bool?>(State, $"state {state} is none"),
    };
}
