using Lightcone.Geodesy;

namespace Lightcone.Reports.Maps;

/// <summary>A zone that a claim is about, as it can be drawn.</summary>
/// <param name="Text">The claim's canonical text.</param>
public sealed record MapClaim(string Text)
{
    /// <summary>The zone's edge when it is a cap.</summary>
    public Cap? Cap { get; init; }

    /// <summary>The zone's edge when it is a polygon.</summary>
    public MapArea? Area { get; init; }

    /// <summary>Names of the land areas of which the zone is made.</summary>
    public IReadOnlyList<string> Land { get; init; } = [];

    /// <summary>The claim is to be outside all this; what is drawn is then what the claim excludes.</summary>
    public bool IsOutside { get; init; }
}
