namespace Lightcone.Server.Access;

/// <summary>Errors as RFC 9457 has them: a code for machines, a sentence that says what to do.</summary>
internal static class Problems
{
    public static IResult Of(int status, string code, string detail) => Results.Problem(
        detail: detail, statusCode: status, type: $"urn:lightcone:problem:{code}",
        extensions: new Dictionary<string, object?> { ["code"] = code });

    public static IResult Invalid(string detail) => Of(StatusCodes.Status400BadRequest, "invalid", detail);

    public static IResult NotFound(string what) =>
        Of(StatusCodes.Status404NotFound, "not-found", $"There is no {what}.");
}
