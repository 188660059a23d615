using System.Text.Json.Serialization;
using Lightcone.Edge.Exchanges;
using Lightcone.Server.Access;
using Lightcone.Server.Exchanges;
using Lightcone.Server.Inventory;
using Lightcone.Server.Verdicts;

namespace Lightcone.Server.Hosting;

/// <summary>All routes, each with the roles that may use it.</summary>
internal static class Routes
{
    public static void Map(WebApplication app)
    {
        app.Use(next => http => Problems.OfStoreAsync(http, next));
        app.Use(next => http => Gate.CheckAsync(http, next));
        app.MapGet("/healthz", () => Results.Text("ok\n")).ForEverybody();
        app.MapGet("/readyz", Health.ReadyAsync).ForEverybody();
        app.MapGet("/version", Health.Version).ForEverybody();

        // Each exchange is signed by an agent's or a probe's own key: no token would add to that.
        app.MapPost("/" + ExchangeClient.Path,
            (ExchangeEndpoint endpoint, HttpContext http) => endpoint.AnswerAsync(http)).ForEverybody();

        app.MapPut("/v1/sites/{id}", ConfiguredRoutes.PutSiteAsync).For(Role.Admin);
        app.MapGet("/v1/sites/{id}", ConfiguredRoutes.GetSiteAsync).For(Role.Readers);
        app.MapGet("/v1/sites", ConfiguredRoutes.ListSitesAsync).For(Role.Readers);
        app.MapPut("/v1/landmarks/{id}", ConfiguredRoutes.PutLandmarkAsync).For(Role.Admin | Role.Landmark);
        app.MapGet("/v1/landmarks/{id}", ConfiguredRoutes.GetLandmarkAsync).For(Role.Readers | Role.Landmark);
        app.MapGet("/v1/landmarks", ConfiguredRoutes.ListLandmarksAsync).For(Role.Readers | Role.Landmark);

        app.MapPost("/v1/hosts", HostRoutes.EnrolAsync).For(Role.Operator | Role.Admin);
        app.MapGet("/v1/hosts/{id}", HostRoutes.GetAsync).For(Role.Readers);
        app.MapPost("/v1/hosts/{id}/sessions", HostRoutes.AskAsync).For(Role.Operator | Role.Inspector | Role.Admin);
        app.MapGet("/v1/hosts/{id}/verdicts", VerdictRoutes.ListAsync).For(Role.Readers);
        app.MapGet("/v1/hosts/{id}/verdicts/{seq:long}/bundle", VerdictRoutes.BundleAsync).For(Role.Readers);

        app.MapPost("/v1/tokens", TokenRoutes.MakeAsync).For(Role.Admin);
        app.MapGet("/v1/tokens", TokenRoutes.ListAsync).For(Role.Admin);
        app.MapDelete("/v1/tokens/{id}", TokenRoutes.RevokeAsync).For(Role.Admin);
        app.MapGet("/v1/audit", AuditRoutes.ListAsync).For(Role.Auditor | Role.Admin);
    }

    /// <summary>JSON as this API reads it: a field that it does not know is an error, since it may be a misspelt one
    /// that matters.</summary>
    public static void Configure(IServiceCollection services) => services.ConfigureHttpJsonOptions(json =>
    {
        json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.SerializerOptions.RespectNullableAnnotations = true;
        json.SerializerOptions.RespectRequiredConstructorParameters = true;
    });
}
