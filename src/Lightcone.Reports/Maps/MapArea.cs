using Lightcone.Reports.Projections;

namespace Lightcone.Reports.Maps;

/// <summary>A part of the Earth to draw: a country's land, a region, a zone.</summary>
/// <param name="Name">What it is called, for example <c>FJ</c>.</param>
/// <param name="Rings">Closed rings without repeated last corner; a place is inside when it is inside an odd number
/// of them. Longitudes may run on past 180 degrees.</param>
public sealed record MapArea(string Name, IReadOnlyList<IReadOnlyList<LonLat>> Rings)
{
    /// <summary>Whether the area holds a place; null for an area that is certainly smaller than half the Earth.
    /// On a sphere rings alone do not say which side of them is meant.</summary>
    public Func<LonLat, bool>? Holds { get; init; }
}
