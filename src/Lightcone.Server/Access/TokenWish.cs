namespace Lightcone.Server.Access;

/// <summary>A token that is to be made.</summary>
internal sealed record TokenWish
{
    /// <summary>For people.</summary>
    public required string Name { get; init; }

    public required string Role { get; init; }

    public int Days { get; init; } = 90;
}
