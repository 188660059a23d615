namespace Lightcone.Server.Access;

/// <summary>Tokens: made by an admin, shown once.</summary>
internal static class TokenRoutes
{
    private const int MostListed = 500;

    public static async Task<IResult> MakeAsync(TokenWish wish, Tokens tokens, HttpContext http)
    {
        if (wish.Name.Length is 0 or > 100) return Problems.Invalid("name has 1 to 100 characters");
        if (wish.Days < 1 || TimeSpan.FromDays(wish.Days) > Tokens.LongestLife)
            return Problems.Invalid($"days is 1 to {Tokens.LongestLife.Days}");
        if (!Enum.TryParse<Role>(wish.Role, ignoreCase: true, out var role) || !Enum.IsDefined(role)
            || role is Role.None or Role.Readers)
        {
            return Problems.Invalid(
                "role is one of viewer, operator, vendorCompliance, inspector, auditor, landmark, admin");
        }

        var token = await tokens.MakeAsync(
            wish.Name, role, TimeSpan.FromDays(wish.Days), http.Caller().Id, http.RequestAborted);
        return token is null
            ? Problems.Of(StatusCodes.Status409Conflict, "again", "Ask again.")
            : Results.Json(new { token }, statusCode: StatusCodes.Status201Created);
    }

    public static async Task<IResult> ListAsync(Tokens tokens, string? cursor, int? limit, CancellationToken cancel)
    {
        var most = limit ?? MostListed;
        if (most is < 1 or > MostListed) return Problems.Invalid($"limit is 1 to {MostListed}");
        var rows = await tokens.ListAsync(cursor ?? "", most + 1, cancel);
        return Results.Json(new
        {
            items = rows.Take(most).Select(row => new
            {
                id = row.Id,
                name = row.Token.Name,
                role = $"{row.Token.Role}",
                expiresAt = row.Token.ExpiresAt,
                isRevoked = row.Token.IsRevoked,
            }),
            nextCursor = rows.Count > most ? rows[most - 1].Id : null,
        });
    }

    public static async Task<IResult> RevokeAsync(string id, Tokens tokens, HttpContext http) =>
        await tokens.RevokeAsync(id, http.Caller().Id, http.RequestAborted)
            ? Results.NoContent()
            : Problems.NotFound("such token");
}
