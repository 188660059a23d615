using Lightcone.Geodesy;
using Lightcone.Ranging;

namespace Lightcone.Location.Planning;

/// <summary>A city where landmarks can be rented.</summary>
/// <param name="Name">Unique within the request.</param>
/// <param name="Place">Where the landmarks would stand.</param>
/// <param name="FaultDomains">The networks that offer a place there; each can hold one landmark.</param>
public sealed record CandidateCity(string Name, GeoPoint Place, IReadOnlyList<string> FaultDomains)
{
    /// <summary>How well the landmark's place will be known, in millimetres; the default is city-level, 50
    /// km.</summary>
    public long PositionErrorMillimetres { get; init; } = Landmark.CityPositionErrorMillimetres;
}
