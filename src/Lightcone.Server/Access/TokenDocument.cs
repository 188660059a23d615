using System.Text.Json.Serialization;

namespace Lightcone.Server.Access;

/// <summary>A token as the store keeps it: never the token itself.</summary>
internal sealed class TokenDocument
{
    /// <summary>For people.</summary>
    public required string Name { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<Role>))]
    public required Role Role { get; init; }

    /// <summary>SHA-256 of the secret part, in hexadecimal: 256 random bits need no slow hash.</summary>
    public required string SecretSha256 { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsRevoked { get; init; }
}
