using System.Text.Json;

namespace Lightcone.Edge.Records;

/// <summary>What left this host, one line of JSON for each: written before the bytes go, so that a crash may show too
/// much, never too little. For several threads.</summary>
public sealed class Ledger
{
    /// <summary>A file of this size is put aside as <c>.1</c>, and the one before it forgotten.</summary>
    private const long MostBytes = 16 << 20;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private bool _isWhole; // whether the file is known to end with a line's end

    /// <summary>A ledger in a file, begun or continued.</summary>
    public Ledger(string path, TimeProvider time) => (_path, _time) = (path, time);

    /// <summary>Writes an entry.</summary>
    /// <param name="what">In a few words.</param>
    /// <param name="to">Where to.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="sha256">Of the bytes, or null.</param>
    public void Add(string what, string to, long bytes, string? sha256)
    {
        var entry = new LedgerEntry(_time.GetUtcNow(), what, to, bytes, sha256);
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, LedgerJson.Default.LedgerEntry);
        lock (_lock)
        {
            if (File.Exists(_path) && new FileInfo(_path).Length > MostBytes) File.Move(_path, _path + ".1", true);
            else if (!File.Exists(_path)) _isWhole = true;
            using var file = new FileStream(_path, new FileStreamOptions
            {
                Mode = FileMode.Append,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
                BufferSize = 0, // written, or refused, here and now
            });
            // What a crash or a full disk cut off must not swallow the entry after it. An empty line is none.
            byte[] before = _isWhole ? [] : [(byte)'\n'];
            _isWhole = false;
            file.Write([.. before, .. line, (byte)'\n']);
            _isWhole = true;
        }
    }

    /// <summary>The entries that are kept, oldest first; a line that is none is left out.</summary>
    public static IEnumerable<LedgerEntry> Read(string path)
    {
        foreach (var part in new[] { path + ".1", path }.Where(File.Exists))
        {
            foreach (var line in File.ReadLines(part))
            {
                if (TryParse(line) is { } entry) yield return entry;
            }
        }
    }

    private static LedgerEntry? TryParse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LedgerJson.Default.LedgerEntry);
        }
        catch (JsonException)
        {
            return null; // the line that a crash cut off
        }
    }
}
