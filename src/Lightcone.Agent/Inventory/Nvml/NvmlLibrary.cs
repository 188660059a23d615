using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Lightcone.Agent.Inventory.Nvml;

/// <summary>NVIDIA's management library, loaded while the agent runs: hosts without it are hosts, too.</summary>
/// <remarks>Every export is looked up on its own, so that an old driver costs a field and not the inventory.
/// Names, signatures and layouts are those of nvml.h of CUDA 13. Only questions are ever asked.</remarks>
internal sealed unsafe class NvmlLibrary : IDisposable
{
    public const string UsualName = "libnvidia-ml.so.1";

    private readonly nint _handle;
    private readonly ConcurrentDictionary<string, nint> _exports = new(StringComparer.Ordinal);

    private NvmlLibrary(nint handle) => _handle = handle;

    /// <param name="name">What the system's loader looks for, or a path.</param>
    public static Fact<NvmlLibrary> Open(string name)
    {
        // The loader takes an empty name for the program itself.
        if (name.Length == 0 || !NativeLibrary.TryLoad(name, out var handle))
        {
            return Fact<NvmlLibrary>.None(Absence.NoLibrary, $"{PlainText.Of(name)} cannot be loaded: no NVIDIA "
                + "driver is installed, or its library lies elsewhere (--nvml PATH)");
        }

        var library = new NvmlLibrary(handle);
        var started = library.Start();
        if (started.IsKnown) return Fact<NvmlLibrary>.Of(library);
        NativeLibrary.Free(handle);
        return started.Absent<NvmlLibrary>();
    }

    /// <summary>Where the library has this function; null if it has not.</summary>
    public void* Find(string export) => (void*)_exports.GetOrAdd(export, static (name, handle) =>
        NativeLibrary.TryGetExport(handle, name, out var address) ? address : 0, _handle);

    // The code stays mapped: a library that still runs threads of its own must not vanish under them.
    public void Dispose()
    {
        var shutdown = (delegate* unmanaged[Cdecl]<int>)Find("nvmlShutdown");
        if (shutdown is not null) shutdown();
    }

    private Fact<bool?> Start()
    {
        const string Export = "nvmlInit_v2";
        var start = (delegate* unmanaged[Cdecl]<int>)Find(Export);
        if (start is null) return NvmlCode.Missing<bool?>(Export);
        var code = start();
        return code == NvmlCode.Success ? Fact<bool?>.Of(true) : NvmlCode.Refused<bool?>(Export, code);
    }
}
