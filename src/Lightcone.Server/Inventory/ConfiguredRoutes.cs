using System.Globalization;
using System.Text.Json;
using Lightcone.Server.Access;
using Lightcone.Server.Catalogues;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Server.Storage;

namespace Lightcone.Server.Inventory;

/// <summary>Sites and landmarks: written as a whole, under the version that the writer has seen.</summary>
internal static class ConfiguredRoutes
{
    private const int MostListed = 500;
    private const int LongestId = 64;

    public static Task<IResult> PutSiteAsync(string id, SiteDocument document, HttpContext http) =>
        PutAsync(http, CatalogueReader.SiteKind, id, document, () => document.ToSite(id));

    public static Task<IResult> PutLandmarkAsync(
        string id, LandmarkDocument document, Catalogue catalogue, HttpContext http) =>
        PutAsync(http, CatalogueReader.LandmarkKind, id, document, () => Checked(document.ToLandmark(id), catalogue));

    public static Task<IResult> GetSiteAsync(string id, HttpContext http) =>
        GetAsync(http, CatalogueReader.SiteKind, id);

    public static Task<IResult> GetLandmarkAsync(string id, HttpContext http) =>
        GetAsync(http, CatalogueReader.LandmarkKind, id);

    public static Task<IResult> ListSitesAsync(HttpContext http, string? cursor, int? limit) =>
        ListAsync(http, CatalogueReader.SiteKind, cursor, limit);

    public static Task<IResult> ListLandmarksAsync(HttpContext http, string? cursor, int? limit) =>
        ListAsync(http, CatalogueReader.LandmarkKind, cursor, limit);

    /// <summary>1 to 64 of <c>a-z 0-9 -</c>, beginning with a letter or digit.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= LongestId && id[0] != '-'
        && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    // Who changes the key of a landmark makes another landmark of it, under whose name old receipts would stand.
    private static LandmarkEntry Checked(LandmarkEntry landmark, Catalogue catalogue)
    {
        var (id, key) = (landmark.Host.Id, landmark.LongLived.Id);
        if (catalogue.Landmark(key) is { } other && other.Host.Id != id)
            throw new ArgumentException($"this key is the landmark {other.Host.Id}'s");
        return catalogue.Landmarks.FirstOrDefault(one => one.Host.Id == id) is { } old && old.LongLived.Id != key
            ? throw new ArgumentException("a landmark's key never changes: put it in quarantine, and make another")
            : landmark;
    }

    private static async Task<IResult> PutAsync<T>(
        HttpContext http, string kind, string id, T document, Func<object> check)
    {
        if (!IsId(id)) return Problems.Invalid("an id has 1 to 64 of a-z, 0-9 and -");
        try
        {
            _ = check();
        }
        catch (ArgumentException problem)
        {
            return Problems.Invalid(problem.Message.ReplaceLineEndings(" "));
        }

        var records = http.RequestServices.GetRequiredService<IRecordStore>();
        if (ExpectedVersion(http) is not { } expected)
            return Problems.Of(StatusCodes.Status428PreconditionRequired, "precondition",
                "Say which version is replaced: If-Match with the ETag, or If-None-Match: * for a new one.");
        var record = new RecordRow(kind, id, expected + 1,
            JsonSerializer.SerializeToUtf8Bytes(document, JsonSerializerOptions.Web));
        var entry = new AuditRow
        {
            At = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
            Actor = http.Caller().Id,
            Action = expected == 0 ? "made" : "changed",
            Subject = $"{kind} {id}",
        };
        if (!await records.TryPutRecordAsync(record, entry, http.RequestAborted))
            return Problems.Of(StatusCodes.Status412PreconditionFailed, "precondition",
                "Another version is there: read it, and write again.");
        await http.RequestServices.GetRequiredService<CatalogueReader>().RefreshAsync(http.RequestAborted);
        return Answer(http, record, expected == 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> GetAsync(HttpContext http, string kind, string id)
    {
        var records = http.RequestServices.GetRequiredService<IRecordStore>();
        var record = IsId(id) ? await records.ReadRecordAsync(kind, id, http.RequestAborted) : null;
        return record is null ? Problems.NotFound($"{kind} '{id}'") : Answer(http, record, StatusCodes.Status200OK);
    }

    private static async Task<IResult> ListAsync(HttpContext http, string kind, string? cursor, int? limit)
    {
        var most = limit ?? MostListed;
        if (most is < 1 or > MostListed) return Problems.Invalid($"limit is 1 to {MostListed}");
        if (cursor is not null && !IsId(cursor)) return Problems.Invalid("cursor is none that was given here");
        var records = http.RequestServices.GetRequiredService<IRecordStore>();
        var rows = await records.ListRecordsAsync(kind, cursor ?? "", most + 1, http.RequestAborted);
        return Results.Json(new
        {
            items = rows.Take(most).Select(row => new { id = row.Id, version = row.Version, value = Value(row) }),
            nextCursor = rows.Count > most ? rows[most - 1].Id : null,
        });
    }

    private static IResult Answer(HttpContext http, RecordRow row, int status)
    {
        http.Response.Headers.ETag = $"\"{row.Version}\"";
        return Results.Json(new { id = row.Id, version = row.Version, value = Value(row) }, statusCode: status);
    }

    private static JsonElement Value(RecordRow row)
    {
        using var document = JsonDocument.Parse(row.Json);
        return document.RootElement.Clone();
    }

    private static long? ExpectedVersion(HttpContext http)
    {
        if (http.Request.Headers.IfNoneMatch == "*") return 0;
        var match = http.Request.Headers.IfMatch.ToString();
        if (match.Length < 3 || match[0] != '"' || match[^1] != '"') return null;
        return long.TryParse(match[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            && seen is > 0 and < long.MaxValue ? seen : null;
    }
}
