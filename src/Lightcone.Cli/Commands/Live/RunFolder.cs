using System.Runtime.InteropServices;

namespace Lightcone.Cli.Commands.Live;

/// <summary>The folder that a run works in: removed when the run is over, also where a signal ends it.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;

    public RunFolder()
    {
        Path = Directory.CreateTempSubdirectory("lightcone-range-").FullName;
        // What the signal does otherwise it does after this.
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }
            .Select(signal => PosixSignalRegistration.Create(signal, _ => Remove()))];
    }

    public string Path { get; }

    /// <summary>What is to end before the folder is removed; null for nothing. Called by any thread, perhaps
    /// twice.</summary>
    public Action? BeforeRemoval { get; set; }

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        Remove();
    }

    private void Remove()
    {
        BeforeRemoval?.Invoke();
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Signal and end of the run came together.
        }
    }
}
