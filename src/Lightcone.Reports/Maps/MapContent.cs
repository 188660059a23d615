using Lightcone.Geodesy;

namespace Lightcone.Reports.Maps;

/// <summary>All that one map shows.</summary>
public sealed record MapContent
{
    /// <summary>Most discs drawn; of more, those with the least radius, witnesses and conflicts first.</summary>
    public const int MaxDiscs = 16;

    /// <summary>One sentence: what is shown of whom.</summary>
    public required string Title { get; init; }

    /// <summary>A second, smaller line; may be empty.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The world is simulated: said on the map itself, so that a picture torn from its page still says
    /// so.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>Land by country, drawn under everything.</summary>
    public IReadOnlyList<MapArea> Land { get; init; } = [];

    /// <summary>Where the outlines of land come from: name and version of the pack, with its hash.</summary>
    public string LandSource { get; init; } = "";

    /// <summary>Every measured disc.</summary>
    public IReadOnlyList<MapDisc> Discs { get; init; } = [];

    /// <summary>The region that holds the key's holder, always rounded outward; null when there is none.</summary>
    public MapArea? Region { get; init; }

    /// <summary>The region's area in words.</summary>
    public string RegionText { get; init; } = "";

    /// <summary>The claims' zones.</summary>
    public IReadOnlyList<MapClaim> Claims { get; init; } = [];

    /// <summary>Where the target is said to be, by someone who may be lying.</summary>
    public GeoPoint? DeclaredPlace { get; init; }

    /// <summary>The region says that the target is not there.</summary>
    public bool IsDeclaredPlaceExcluded { get; init; }

    /// <summary>The advisory estimate, where there is one.</summary>
    public MapEstimate? Estimate { get; init; }

    /// <summary>No point lies inside enough discs.</summary>
    public bool IsContradictory { get; init; }
}
