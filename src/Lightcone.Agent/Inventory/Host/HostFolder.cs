namespace Lightcone.Agent.Inventory.Host;

/// <summary>The kernel's files under the host's root, read within limits. No file is a reason, no fault.</summary>
internal sealed class HostFolder(string root)
{
    private const int MostBytes = 4096;

    // A whole rack of PCI devices has some hundred entries.
    private const int MostEntries = 4096;

    /// <summary>A short text file's only line.</summary>
    public Fact<string> Line(string path) => Text(path).Then(text => text.Trim() switch
    {
        "" => Fact<string>.None(Absence.NotThere, $"{path} is empty"),
        var line => Fact<string>.Of(PlainText.Of(line)),
    });

    /// <summary>A short text file.</summary>
    public Fact<string> Text(string path)
    {
        try
        {
            return Read(path);
        }
        catch (UnauthorizedAccessException)
        {
            return Fact<string>.None(Absence.NoPermission, $"{path} may not be read; run the agent as root");
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fact<string>.None(Absence.NotThere, $"{path} is not there");
        }
        catch (IOException)
        {
            return Fact<string>.None(Absence.Failed, $"{path} cannot be read");
        }
    }

    /// <summary>The names in a folder, in order.</summary>
    public Fact<IReadOnlyList<string>> Names(string path)
    {
        try
        {
            // Links count: in the kernel's lists every device is one.
            IReadOnlyList<string> names = [.. Directory.EnumerateFileSystemEntries(Full(path)).Take(MostEntries)
                .Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
            return Fact<IReadOnlyList<string>>.Of(names);
        }
        catch (UnauthorizedAccessException)
        {
            return Fact<IReadOnlyList<string>>.None(Absence.NoPermission, $"{path} may not be read");
        }
        catch (IOException)
        {
            return Fact<IReadOnlyList<string>>.None(Absence.NotThere, $"{path} is not there");
        }
    }

    public bool Has(string path) => Path.Exists(Full(path));

    private Fact<string> Read(string path)
    {
        using var stream = new FileStream(Full(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        var bytes = new byte[MostBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > MostBytes
            ? Fact<string>.None(Absence.Malformed, $"{path} is longer than {MostBytes} bytes")
            : Fact<string>.Of(System.Text.Encoding.UTF8.GetString(bytes, 0, length));
    }

    private string Full(string path) => Path.Join(root, path);
}
