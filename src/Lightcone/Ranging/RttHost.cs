using Lightcone.Geodesy;
using Lightcone.Wire;

namespace Lightcone.Ranging;

/// <summary>A host of an RTT set: a landmark, a target or both, where its operator declared it.</summary>
public sealed record RttHost
{
    /// <summary>Unique within the set.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it, usually a city; the id where the file leaves it empty.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2 as declared, or null.</summary>
    public string? Country { get; init; }

    /// <summary>The declared place; wrong for some hosts of every real set.</summary>
    public required GeoPoint Place { get; init; }

    /// <summary>How far from the declared place an honest host may stand, in millimetres; 50 km unless
    /// stated.</summary>
    public long PositionErrorMillimetres { get; init; } = Landmark.CityPositionErrorMillimetres;

    /// <summary>What the host shares its operator, provider or autonomous system with; its own id unless the set
    /// says otherwise, which is an assumption that every output must print.</summary>
    public required string FaultDomain { get; init; }

    /// <summary>The id of the host's long-lived key, where the set is a register of keys; else null.</summary>
    public Digest? KeyId { get; init; }

    /// <summary>This host as a landmark.</summary>
    public Landmark ToLandmark() => new()
    {
        Id = Id,
        Name = Name,
        Position = Place,
        PositionErrorMillimetres = PositionErrorMillimetres,
        FaultDomain = FaultDomain,
    };
}
