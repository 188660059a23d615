using Lightcone.Findings;
using Lightcone.Server.Access;
using Lightcone.Server.Inventory;
using Lightcone.Server.Shards;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Server.Storage;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Server.Verdicts;

/// <summary>What was found of a host's place, the newest first, and the bundles to check it with.</summary>
internal static class VerdictRoutes
{
    private const int MostListed = 100;

    public static Task<IResult> ListAsync(string id, long? cursor, int? limit, HttpContext http)
    {
        var most = limit ?? MostListed;
        if (most is < 1 or > MostListed) return Task.FromResult(Problems.Invalid($"limit is 1 to {MostListed}"));
        return HostRoutes.OfHostAsync(http, id, async (shard, host) =>
        {
            var rows = await RowsAsync(http, shard, host, (cursor ?? long.MaxValue, most + 1));
            if (rows is null) return Problems.NotFound("such host");
            var now = http.RequestServices.GetRequiredService<ShardParts>().Time.GetUtcNow();
            return Results.Json(new
            {
                items = rows.Take(most).Select(row => Item(row, now)),
                nextCursor = rows.Count > most ? rows[most - 1].Seq : (long?)null,
            });
        });
    }

    public static Task<IResult> BundleAsync(string id, long seq, HttpContext http) =>
        HostRoutes.OfHostAsync(http, id, async (shard, host) =>
        {
            var rows = seq is > 0 and < long.MaxValue ? await RowsAsync(http, shard, host, (seq + 1, 1)) : [];
            return rows is [{ } row] && row.Seq == seq
                ? Results.Bytes(row.Bytes, "application/cbor", $"{id[..16]}-{seq}.bundle")
                : Problems.NotFound("such verdict");
        });

    private static async Task<IReadOnlyList<VerdictRow>?> RowsAsync(
        HttpContext http, IShard shard, Digest host, (long Before, int Most) page)
    {
        if (await shard.ViewAsync(host.ToArray()) is not { } view) return null;
        var store = http.RequestServices.GetRequiredService<ShardParts>().Store;
        var number = ShardOf.Host(host, store.ShardCount);
        return await store.ReadVerdictsAsync(number, view.Number, page.Before, page.Most, http.RequestAborted);
    }

    // What is shown comes from the signed verdict alone; an expired one is no answer.
    private static object Item(VerdictRow row, DateTimeOffset now)
    {
        if (!EvidenceBundle.TryParse(row.Bytes, out var bundle, out _)
            || !Verdict.TryParse(bundle.Verdict.Payload, out var verdict, out _))
            throw new StoreException($"the verdict {row.Seq} in the store cannot be read; restore a backup");
        var standing = verdict.StandingAt(now);
        return new
        {
            seq = row.Seq,
            session = Convert.ToHexStringLower(row.Session.ToArray()),
            conclusion = $"{(standing is Standing.Holds ? verdict.Conclusion : Conclusion.Inconclusive)}",
            standing = $"{standing}",
            tier = $"{verdict.Tier}",
            subject = verdict.SessionKeyId?.ToString(),
            claims = verdict.Claims.Select(claim => new
            {
                claim = claim.Claim,
                kind = $"{claim.Kind}",
                reason = claim.Reason,
                witnesses = claim.Witnesses,
            }),
            opened = verdict.Opened,
            completed = verdict.Completed,
            domains = verdict.Domains,
            faultsTolerated = verdict.FaultsTolerated,
            faultsUsed = verdict.FaultsUsed,
            measuredBy = verdict.MeasuredBy,
            decidedAt = verdict.DecidedAt,
            expiresAt = verdict.ExpiresAt,
            limits = verdict.Limits,
        };
    }
}
