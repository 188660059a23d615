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
        List<LandmarkEntry> landmarks = [];
        foreach (var row in await records.ListRecordsAsync(LandmarkKind, "", MostRecords, cancel))
            landmarks.Add(Read<LandmarkDocument>(row).ToLandmark(row.Id));
        List<SiteEntry> sites = [];
        foreach (var row in await records.ListRecordsAsync(SiteKind, "", MostRecords, cancel))
            sites.Add(Read<SiteDocument>(row).ToSite(row.Id));
        catalogue.Replace(landmarks, sites);
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

    private static T Read<T>(RecordRow row) => JsonSerializer.Deserialize<T>(row.Json, JsonSerializerOptions.Web)
        ?? throw new StoreException($"the store's {row.Kind} {row.Id} is empty");
}
