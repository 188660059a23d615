using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lightcone.Identity;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.SystemTests.Serving;
using Lightcone.SystemTests.Storage;

namespace Lightcone.SystemTests.Numbers;

/// <summary>What one server carries, beside what its processor needs for the signatures alone.</summary>
[Trait("Long", "true")]
[Collection("numbers")]
public sealed class ServerNumbers(ThrowawayPostgres postgres) : IClassFixture<ThrowawayPostgres>
{
    private const string Variable = "LIGHTCONE_SERVER_NUMBERS";
    private const int Shards = 64;

    /// <summary>Offers of both ends, receipt and transcript of each of three pairs.</summary>
    private const int SignaturesNeeded = 12;

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_path_of_a_shards_commits()
    {
        var table = new StringBuilder("| store | events in a commit | commits a second | events a second |\n"
            + "|---|---:|---:|---:|\n");
        foreach (var kind in new[] { StoreKind.Sqlite, StoreKind.Postgres })
        {
            foreach (var batch in new[] { 1, 16, 256 })
            {
                await using var scene = await StoreScene.OpenAsync(kind, postgres);
                var (commits, seconds) = await CommitAsync(scene, batch);
                table.Append(CultureInfo.InvariantCulture, $"| {kind} | {batch} | {commits / seconds:0} "
                    + $"| {commits * batch / seconds:0} |\n");
            }
        }

        table.Append(CultureInfo.InvariantCulture, $"\nThe disk makes {SyncsPerSecond():0} syncs a second of one block "
            + $"(flush to disk), the limit of one commit at a time.\n");
        NumbersFile.Write("commits", table.ToString(), Variable);
    }

    [Fact]
    public async Task Sessions_from_opening_to_verdict()
    {
        var verify = VerifyMicroseconds();
        var table = new StringBuilder("| store | hosts | sessions a second | receipts a second "
            + "| server's processor, ms a session | of which signatures needed | resident |\n"
            + "|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var kind in new[] { StoreKind.Sqlite, StoreKind.Postgres })
        {
            foreach (var hosts in new[] { 16, 64, 128 })
            {
                var (sessions, cpu, resident) = await LoadAsync(kind, hosts);
                var each = cpu.TotalMilliseconds / sessions;
                var perSecond = sessions / Measured.TotalSeconds;
                table.Append(CultureInfo.InvariantCulture, $"| {kind} | {hosts} | {perSecond:0.0} "
                    + $"| {3 * perSecond:0.0} | {each:0.0} "
                    + $"| {SignaturesNeeded * verify / 1000 / each:0%} | {resident >> 20} MiB |\n");
            }
        }

        table.Append(CultureInfo.InvariantCulture, $"\nOne ES256 verification takes {verify:0} us here, one core "
            + $"{1e6 / verify:0} a second; a session of three landmarks needs {SignaturesNeeded}.\n");
        NumbersFile.Write("sessions", table.ToString(), Variable);
    }

    private static async Task<(int Commits, double Seconds)> CommitAsync(StoreScene scene, int batch)
    {
        var shards = Math.Min(Shards, scene.Shards.ShardCount);
        var commits = 0;
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, shards).Select(shard => Task.Run(async () =>
        {
            var lease = (await scene.LeaseAsync(shard))!;
            for (long seq = 1; !over.IsCancellationRequested; seq += batch)
            {
                SessionEvent[] events = [.. Enumerable.Range(0, batch).Select(i => StoreScene.Event(seq + i))];
                Assert.True(await scene.CommitAsync(lease, StoreScene.Rows(events)));
                Interlocked.Increment(ref commits);
            }
        })));
        return (commits, watch.Elapsed.TotalSeconds);
    }

    private async Task<(int Sessions, TimeSpan Cpu, long Resident)> LoadAsync(StoreKind kind, int hosts)
    {
        var connectionFile = Path.GetTempFileName();
        string[] more = ["--every", "0.00028", "--burst", "0.1"]; // each host about once a second
        if (kind is StoreKind.Postgres)
        {
            await File.WriteAllTextAsync(connectionFile, postgres.NewDatabase(), Cancel);
            more = [.. more, "--postgres", connectionFile];
        }

        await using var scene = await FleetScene.StartAsync(hosts, Cancel, more);
        scene.Run();
        foreach (var host in scene.Hosts) await scene.VerdictsAsync(host, 1, Cancel);
        await Task.Delay(Measured, Cancel); // the runtime compiles what is used often once more, and better
        var (before, cpu) = (await VerdictCountAsync(scene), scene.Server.CpuTime);
        await Task.Delay(Measured, Cancel);
        var after = await VerdictCountAsync(scene);
        var result = (after - before, scene.Server.CpuTime - cpu, scene.Server.ResidentBytes);
        await scene.StopEndsAsync();
        File.Delete(connectionFile);
        return result;
    }

    private static async Task<int> VerdictCountAsync(FleetScene scene)
    {
        var count = 0;
        foreach (var host in scene.Hosts) count += (await scene.VerdictsAsync(host, 1, Cancel)).Length;
        return count;
    }

    private static double VerifyMicroseconds()
    {
        using var key = new SigningKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var messages = Enumerable.Range(0, 2000).Select(i =>
        {
            Assert.True(SignedMessage.TryParse(
                SignedMessage.Sign(BitConverter.GetBytes(i), key).ToArray(), out var message, out _));
            return message;
        }).ToList();
        foreach (var message in messages[..200]) Assert.True(message.IsSignedBy(key.Public));
        var watch = Stopwatch.StartNew();
        foreach (var message in messages[200..]) Assert.True(message.IsSignedBy(key.Public));
        return watch.Elapsed.TotalMicroseconds / 1800;
    }

    private static double SyncsPerSecond()
    {
        var file = Path.GetTempFileName();
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var watch = Stopwatch.StartNew();
        var syncs = 0;
        for (; watch.Elapsed.TotalSeconds < 1; syncs++)
        {
            stream.Position = 0;
            stream.Write(new byte[4096]);
            stream.Flush(flushToDisk: true);
        }

        File.Delete(file);
        return syncs / watch.Elapsed.TotalSeconds;
    }
}
