using System.Runtime.Versioning;
using Lightcone.Edge.Records;

namespace Lightcone.Tests.Edge.Records;

[SupportedOSPlatform("linux")]
public sealed class LedgerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lightcone-ledger-").FullName;

    private string File1 => Path.Combine(_folder, "ledger.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Entries_come_back_in_their_order_and_are_for_the_owner_alone()
    {
        var ledger = new Ledger(File1, TimeProvider.System);
        for (var i = 0; i < 5; i++) ledger.Add($"thing {i}\n\u001b[2J", "203.0.113.7:7007", 56 * i, null);
        Assert.Equal([0, 56, 112, 168, 224], Ledger.Read(File1).Select(entry => entry.Bytes));
        Assert.Equal(5, File.ReadAllLines(File1).Length); // a line each, whatever is in it
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
    }

    [Fact]
    public void A_line_that_a_crash_cut_off_hides_no_other()
    {
        var ledger = new Ledger(File1, TimeProvider.System);
        ledger.Add("one", "a", 1, null);
        File.AppendAllText(File1, "{\"at\":\"2026-");
        File.AppendAllText(File1, "\n");
        ledger.Add("two", "a", 2, null);
        Assert.Equal(["one", "two"], Ledger.Read(File1).Select(entry => entry.What));
    }

    [Fact]
    public void A_full_ledger_is_put_aside_and_still_read()
    {
        var ledger = new Ledger(File1, TimeProvider.System);
        ledger.Add("old", "a", 1, null);
        File.AppendAllText(File1, new string(' ', 17 << 20) + "\n");
        ledger.Add("new", "a", 2, null);
        Assert.True(new FileInfo(File1).Length < 1000);
        Assert.Equal(["old", "new"], Ledger.Read(File1).Select(entry => entry.What));
    }
}
