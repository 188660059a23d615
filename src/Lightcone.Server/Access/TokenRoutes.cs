namespace Lightcone.Server.Access;

/// <summary>Tokens: made by an admin, shown once.</summary>
internal static class TokenRoutes
{
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
}
