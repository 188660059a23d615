using System.Text.Json;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Server.Storage;

namespace Lightcone.Server.Catalogues;

/// <summary>Keeps the catalogue as the store has it: at once after a change here, within seconds after one at another
/// server of the cluster.</summary>
internal sealed partial class CatalogueReader(
    IRecordStore records, Catalogue catalogue, TimeProvider time, ILogger<CatalogueReader> log) : BackgroundService
{
    public const string SiteKind = "site";
    public const string LandmarkKind = "landmark";

    private const int MostRecords = 100_000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private long _seen = -1;

    public async Task RefreshAsync(CancellationToken cancel)
    {
        var newest = await records.ReadAuditAsync(long.MaxValue, 1, cancel) is [var last] ? last.Seq : 0;
        if (newest == _seen) return;
        var landmarks = await records.ListRecordsAsync(LandmarkKind, "", MostRecords, cancel);
        var sites = await records.ListRecordsAsync(SiteKind, "", MostRecords, cancel);
        catalogue.Replace(
            [.. landmarks.Select(row => Read<LandmarkDocument, LandmarkEntry>(row, one => one.ToLandmark(row.Id)))
                .OfType<LandmarkEntry>()],
            [.. sites.Select(row => Read<SiteDocument, SiteEntry>(row, one => one.ToSite(row.Id)))
                .OfType<SiteEntry>()]);
        _seen = newest;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (StoreException problem)
            {
                Fails(log, problem.Message);
            }

            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(10, LogLevel.Warning, "sites and landmarks are as they were: {Problem}")]
    private static partial void Fails(ILogger log, string problem);

    // A record that another version wrote, and that means nothing here, is as if it were not there: its hosts are not
    // asked, which is said, and all others are.
    private TEntry? Read<TDocument, TEntry>(RecordRow row, Func<TDocument, TEntry> entry) where TEntry : class
    {
        try
        {
            return JsonSerializer.Deserialize<TDocument>(row.Json, JsonSerializerOptions.Web) is { } document
                ? entry(document)
                : null;
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            Fails(log, $"{row.Kind} {row.Id}: {problem.Message}");
            return null;
        }
    }
}
