using System.Text.Json;
using Lightcone.Identity;
using Lightcone.Server.Access;
using Lightcone.Server.Catalogues;
using Lightcone.Server.Shards.Messages;
using Lightcone.Server.Shards;
using Lightcone.Wire;

namespace Lightcone.Server.Inventory;

/// <summary>Hosts: known by their keys, which never change.</summary>
internal static class HostRoutes
{
    public static async Task<IResult> EnrolAsync(HostDocument document, HttpContext http)
    {
        VerificationKey key;
        try
        {
            key = PublicKeyText.Parse(document.PublicKey);
        }
        catch (ArgumentException problem)
        {
            return Problems.Invalid(problem.Message);
        }

        var parts = http.RequestServices.GetRequiredService<ShardParts>();
        if (parts.Catalogue.Site(document.Site) is null) return Problems.Invalid($"there is no site '{document.Site}'");
        if (parts.Catalogue.Landmark(key.Id) is not null)
            return Problems.Of(StatusCodes.Status409Conflict, "is-landmark", "This key is a landmark's.");
        return await OfShardAsync(http, key.Id, async shard =>
        {
            var outcome = await shard.EnrolAsync(
                new HostEnrolment { PublicKey = key.Spki.ToArray(), Site = document.Site });
            return outcome switch
            {
                EnrolOutcome.Enrolled =>
                    Results.Json(new { id = $"{key.Id}" }, statusCode: StatusCodes.Status201Created),
                EnrolOutcome.Known => Results.Json(new { id = $"{key.Id}" }),
                EnrolOutcome.OtherSite => Problems.Of(StatusCodes.Status409Conflict, "other-site",
                    "This key is enrolled at another site. Enrolling it again does not move it."),
                _ => Problems.Invalid("The key is none."),
            };
        });
    }

    public static Task<IResult> GetAsync(string id, HttpContext http) => OfHostAsync(http, id, async (shard, host) =>
        await shard.ViewAsync(host.ToArray()) is { } view
            ? Results.Json(new
            {
                id = $"{host}",
                site = view.Site,
                enrolledAt = view.EnrolledAt,
                asked = view.AskedSeq > 0,
                openSession = view.OpenSession is { } open ? Convert.ToHexStringLower(open) : null,
                lastVerdict = view.VerdictSeq > 0 ? view.VerdictSeq : (long?)null,
                nextDue = view.NextDue,
                // By the host's own word: it proves nothing.
                declared = view.Declared.ToDictionary(one => one.Key, one => DeclaredJson(one.Value)),
            })
            : Problems.NotFound("such host"));

    public static Task<IResult> AskAsync(string id, HttpContext http) => OfHostAsync(http, id, async (shard, host) =>
        await shard.OpenAsync(host.ToArray()) switch
        {
            OpenOutcome.Opened => Results.StatusCode(StatusCodes.Status202Accepted),
            OpenOutcome.UnderWay => Problems.Of(StatusCodes.Status409Conflict, "under-way", "A session is under way."),
            OpenOutcome.NoPlan => Problems.Of(StatusCodes.Status409Conflict, "no-landmarks",
                "Its site has too few independent landmarks: add some, or let fewer be wrong."),
            _ => Problems.NotFound("such host"),
        });

    // The host may say what it likes; only JSON is shown as it is.
    private static JsonElement? DeclaredJson(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Runs what is asked of one host, and says what to do where its shard cannot be reached.</summary>
    public static Task<IResult> OfHostAsync(HttpContext http, string id, Func<IShard, Digest, Task<IResult>> ask)
    {
        if (id.Length != 2 * Digest.Bytes || !id.All(char.IsAsciiHexDigit))
            return Task.FromResult(Problems.Invalid("a host's id has 64 hexadecimal digits"));
        var host = new Digest(Convert.FromHexString(id));
        return OfShardAsync(http, host, shard => ask(shard, host));
    }

    private static async Task<IResult> OfShardAsync(HttpContext http, Digest host, Func<IShard, Task<IResult>> ask)
    {
        var parts = http.RequestServices.GetRequiredService<ShardParts>();
        var grains = http.RequestServices.GetRequiredService<IGrainFactory>();
        try
        {
            return await ask(grains.GetGrain<IShard>(ShardOf.Host(host, parts.Store.ShardCount)));
        }
        catch (ShardBusyException)
        {
            http.Response.Headers.RetryAfter = "2";
            return Problems.Of(StatusCodes.Status429TooManyRequests, "busy", "Too much is waiting; ask again.");
        }
        catch (Exception problem) when (problem is ShardLostException or TimeoutException or OrleansException)
        {
            http.Response.Headers.RetryAfter = "2";
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "unavailable",
                "The store or the owner of this host cannot be reached now; nothing was changed; ask again.");
        }
    }
}
