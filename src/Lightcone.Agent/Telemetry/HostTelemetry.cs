using Lightcone.Agent.Inventory.Host;
using Lightcone.Agent.Inventory.Nvml;

namespace Lightcone.Agent.Telemetry;

/// <summary>The host's metrics, read anew for each page. A page never fails: what cannot be read is left out.</summary>
/// <remarks>One page at a time. The library stays open between pages, since starting it wakes idle GPUs; it
/// is opened again when the driver no longer answers, as after an upgrade of the driver.</remarks>
/// <param name="nvmlName">NVIDIA's library: what the loader looks for, or a path.</param>
/// <param name="folder">The host's root.</param>
/// <param name="more">Writes further metrics; if it fails, the page has none of them.</param>
internal sealed class HostTelemetry(string nvmlName, HostFolder folder, Action<Exposition>? more = null) : IDisposable
{
    private static readonly MetricFamily Build = new("lightcone_agent_build_info", "The agent's version.");
    private static readonly MetricFamily Nvml =
        new("lightcone_nvml_available", "Whether NVIDIA's management library answers (1) or not (0).");
    private static readonly MetricFamily Gpus = new("lightcone_inventory_gpus", "How many GPUs the driver lists.");

    private readonly Lock _making = new();
    private NvmlLibrary? _library;

    public string Page()
    {
        using var making = _making.EnterScope();
        var page = new Exposition();
        page.Add(Build, Sample.Of(1, ("version", BuildVersion.Text)));
        var devices = Devices(out var calls);
        page.Add(Nvml, Sample.Of(devices is null ? 0 : 1));
        if (devices is not null && calls is not null)
        {
            page.Add(Gpus, Sample.Of(devices.Count));
            var gpus = devices.Select(device => GpuReadingsReader.Read(calls, device)).OfType<GpuReadings>();
            GpuMetrics.Write(page, [.. gpus], HostReader.Hostname(folder).Value);
        }

        AddMore(page);
        return page.ToString();
    }

    /// <summary>Closes the library, unless a page is being made: a driver that hangs must not have its code taken away,
    /// and the program ends in any case.</summary>
    public void Dispose()
    {
        if (!_making.TryEnter()) return;
        _library?.Dispose();
        _library = null;
        _making.Exit();
    }

    private IReadOnlyList<NvmlDevice>? Devices(out NvmlCalls? calls)
    {
        calls = null;
        _library ??= NvmlLibrary.Open(nvmlName).Value;
        if (_library is null) return null;
        calls = new NvmlCalls(_library);
        var count = NvmlDevice.Count(calls);
        if (count.IsKnown) return NvmlDevice.List(calls, count);
        _library.Dispose();
        _library = null;
        return null;
    }

    private void AddMore(Exposition page)
    {
        if (more is null) return;
        var added = new Exposition();
        try
        {
            more(added);
        }
        catch (Exception)
        {
            // Half a family would make Prometheus refuse the whole page.
            return;
        }

        page.Add(added);
    }
}
