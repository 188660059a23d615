using System.Diagnostics;

namespace Lightcone.SystemTests.Agent;

/// <summary>The stand-in for NVIDIA's library, compiled from <c>fake-nvml.c</c>.</summary>
public sealed class FakeNvml : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lightcone-nvml-").FullName;

    public FakeNvml()
    {
        Today = Compile("today.so");
        Old = Compile("old.so", "-DOLD_DRIVER");
    }

    /// <summary>A driver of today.</summary>
    public string Today { get; }

    /// <summary>A driver without the newer exports.</summary>
    public string Old { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Compile(string name, params string[] more)
    {
        var library = Path.Combine(_folder, name);
        var source = Path.Combine(Repository.Root, "tests", "Lightcone.SystemTests", "Agent", "fake-nvml.c");
        using var compiler = Process.Start("gcc", ["-shared", "-fPIC", "-o", library, .. more, source]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
        return library;
    }
}
