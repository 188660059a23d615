namespace Lightcone.Server.Access;

/// <summary>Lets a request in to a route if its token has one of the route's roles. A route that names none is closed
/// to all.</summary>
internal static class Gate
{
    private const string Scheme = "Bearer ";

    /// <summary>Names the roles of a route.</summary>
    public static RouteHandlerBuilder For(this RouteHandlerBuilder route, Role roles) =>
        route.WithMetadata(new AllowedRoles(roles));

    /// <summary>Opens a route to everybody: what says nothing that is not public.</summary>
    public static RouteHandlerBuilder ForEverybody(this RouteHandlerBuilder route) =>
        route.WithMetadata(new AllowedRoles(Role.None) { IsPublic = true });

    public static Caller Caller(this HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("nobody was let in");

    public static async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not { } endpoint)
        {
            await next(http);
            return;
        }

        var allowed = endpoint.Metadata.GetMetadata<AllowedRoles>() ?? new AllowedRoles(Role.None);
        if (!allowed.IsPublic)
        {
            var tokens = http.RequestServices.GetRequiredService<Tokens>();
            var header = http.Request.Headers.Authorization.ToString();
            var caller = header.StartsWith(Scheme, StringComparison.Ordinal)
                ? await tokens.FindAsync(header[Scheme.Length..], http.RequestAborted)
                : null;
            if (caller is null || (caller.Role & allowed.Roles) == Role.None)
            {
                await Refuse(http, caller is null).ExecuteAsync(http);
                return;
            }

            http.Features.Set(caller);
        }

        await next(http);
    }

    private static IResult Refuse(HttpContext http, bool isUnknown)
    {
        if (!isUnknown)
            return Problems.Of(StatusCodes.Status403Forbidden, "forbidden", "This token's role may not do that.");
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(StatusCodes.Status401Unauthorized, "unauthorized",
            "A token is needed, as 'Authorization: Bearer lct_...'; it is missing, wrong, revoked or expired.");
    }

    private sealed record AllowedRoles(Role Roles)
    {
        public bool IsPublic { get; init; }
    }
}
