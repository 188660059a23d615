using Lightcone.Server.Storage;

namespace Lightcone.Server.Access;

/// <summary>Errors as RFC 9457 has them: a code for machines, a sentence that says what to do.</summary>
internal static class Problems
{
    public static IResult Of(int status, string code, string detail) => Results.Problem(
        detail: detail, statusCode: status, type: $"urn:lightcone:problem:{code}",
        extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>A store that is full or away is said as such, on every route.</summary>
    public static async Task OfStoreAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (StoreException problem) when (!http.Response.HasStarted)
        {
            http.Response.Headers.RetryAfter = "5";
            await Of(StatusCodes.Status503ServiceUnavailable, "store", problem.Message).ExecuteAsync(http);
        }
    }

    public static IResult Invalid(string detail) => Of(StatusCodes.Status400BadRequest, "invalid", detail);

    public static IResult NotFound(string what) =>
        Of(StatusCodes.Status404NotFound, "not-found", $"There is no {what}.");
}
