using System.Security.Cryptography;
using System.Text.Json;
using System.Text;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Server.Storage;

namespace Lightcone.Server.Access;

/// <summary>Tokens of the API: <c>lct_</c>, the record's id, and 256 random bits, which are shown once and kept as a
/// hash.</summary>
internal sealed class Tokens(IRecordStore records, TimeProvider time)
{
    public const string Kind = "token";

    private const string Prefix = "lct";
    private const int IdBytes = 8;
    private const int SecretBytes = 32;
    private const int LongestText = 128;

    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    /// <summary>Makes a token.</summary>
    /// <returns>The token, which nobody can read again; null where the store has one of that id.</returns>
    public async Task<string?> MakeAsync(string name, Role role, TimeSpan life, string actor, CancellationToken cancel)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = time.GetUtcNow();
        var document = new TokenDocument
        {
            Name = name,
            Role = role,
            SecretSha256 = HashOf(secret),
            ExpiresAt = now + life,
        };
        var record = new RecordRow(Kind, id, 1, JsonSerializer.SerializeToUtf8Bytes(document));
        var entry = new AuditRow { At = now, Actor = actor, Action = "made", Subject = $"{Kind} {id}" };
        return await records.TryPutRecordAsync(record, entry, cancel) ? $"{Prefix}_{id}_{secret}" : null;
    }

    /// <summary>Ends a token.</summary>
    /// <returns>False where there is none of this id, or it was changed meanwhile.</returns>
    public async Task<bool> RevokeAsync(string id, string actor, CancellationToken cancel)
    {
        if (await records.ReadRecordAsync(Kind, id, cancel) is not { } record) return false;
        var document = JsonSerializer.Deserialize<TokenDocument>(record.Json)!;
        var revoked = new TokenDocument
        {
            Name = document.Name,
            Role = document.Role,
            SecretSha256 = document.SecretSha256,
            ExpiresAt = document.ExpiresAt,
            IsRevoked = true,
        };
        var entry = new AuditRow
        {
            At = time.GetUtcNow(),
            Actor = actor,
            Action = "revoked",
            Subject = $"{Kind} {id}",
        };
        return await records.TryPutRecordAsync(record with
        {
            Version = record.Version + 1,
            Json = JsonSerializer.SerializeToUtf8Bytes(revoked),
        }, entry, cancel);
    }

    /// <summary>All tokens in the order of their ids, without what would let anybody in.</summary>
    public async Task<IReadOnlyList<(string Id, TokenDocument Token)>> ListAsync(
        string afterId, int most, CancellationToken cancel) =>
        [.. (await records.ListRecordsAsync(Kind, afterId, most, cancel))
            .Select(row => (row.Id, JsonSerializer.Deserialize<TokenDocument>(row.Json)!))];

    /// <summary>Whose token it is; null where it is none, is revoked or has expired.</summary>
    public async Task<Caller?> FindAsync(string text, CancellationToken cancel)
    {
        if (text.Length > LongestText || text.Split('_') is not [Prefix, { Length: 2 * IdBytes } id, var secret])
            return null;
        if (await records.ReadRecordAsync(Kind, id, cancel) is not { } record) return null;
        var document = JsonSerializer.Deserialize<TokenDocument>(record.Json);
        var isRight = document is { IsRevoked: false } && time.GetUtcNow() < document.ExpiresAt
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(document.SecretSha256));
        return isRight ? new Caller(id, document!.Role) : null;
    }

    private static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
