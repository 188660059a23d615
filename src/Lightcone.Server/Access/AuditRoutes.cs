using Lightcone.Server.Storage;

namespace Lightcone.Server.Access;

/// <summary>Who changed what.</summary>
internal static class AuditRoutes
{
    private const int MostListed = 500;

    public static async Task<IResult> ListAsync(
        IRecordStore records, long? cursor, int? limit, CancellationToken cancel)
    {
        var most = limit ?? MostListed;
        if (most is < 1 or > MostListed) return Problems.Invalid($"limit is 1 to {MostListed}");
        var rows = await records.ReadAuditAsync(cursor ?? long.MaxValue, most + 1, cancel);
        return Results.Json(new
        {
            items = rows.Take(most),
            nextCursor = rows.Count > most ? rows[most - 1].Seq : (long?)null,
        });
    }
}
