using System.Text;
using Lightcone.Server.Access;
using Lightcone.Server.Catalogues;
using Lightcone.Server.Shards;
using Lightcone.Server.Storage;
using Lightcone.Server.Storage.StoredRows;

namespace Lightcone.Server.Hosting;

/// <summary>What must be so before a server takes anything in.</summary>
internal static class FirstStart
{
    private const string AdminTokenFile = "admin.token";
    private const string VerifierKind = "verifier";

    /// <exception cref="StoreException">The store belongs to another verifier.</exception>
    public static async Task PrepareAsync(WebApplication app, ServerSettings settings, CancellationToken cancel)
    {
        await ClaimAsync(app.Services, cancel);
        await MakeTokenAsync(app.Services, Path.Combine(settings.Folder, AdminTokenFile), cancel);
        await app.Services.GetRequiredService<CatalogueReader>().RefreshAsync(cancel);
    }

    // All servers of a cluster sign as one: a second key would make openings that no agent accepts.
    private static async Task ClaimAsync(IServiceProvider services, CancellationToken cancel)
    {
        var records = services.GetRequiredService<IRecordStore>();
        var parts = services.GetRequiredService<ShardParts>();
        var own = $"{parts.Signer.Public.Id}";
        var entry = new AuditRow
        {
            At = parts.Time.GetUtcNow(),
            Actor = "server",
            Action = "made",
            Subject = $"{VerifierKind} {own}",
        };
        var record = new RecordRow(VerifierKind, "key", 1, Encoding.ASCII.GetBytes(own));
        if (await records.TryPutRecordAsync(record, entry, cancel)) return;
        var there = await records.ReadRecordAsync(VerifierKind, "key", cancel);
        if (there is null || Encoding.ASCII.GetString(there.Json) != own)
        {
            throw new StoreException("this database belongs to another verifier: copy its verifier.key to this folder, "
                + "or take an empty database");
        }
    }

    // Whoever may read the folder may run the server: so the first token is there, and nowhere else.
    private static async Task MakeTokenAsync(IServiceProvider services, string file, CancellationToken cancel)
    {
        if (File.Exists(file)) return;
        var tokens = services.GetRequiredService<Tokens>();
        var token = await tokens.MakeAsync("first", Role.Admin, Tokens.LongestLife, "server", cancel)
            ?? throw new StoreException("no token could be made; start again");
        SecretFile.Write(file, Encoding.ASCII.GetBytes(token));
    }
}
