namespace Lightcone.Location.Audit;

/// <summary>The fewest hosts that explain a group of conflicts.</summary>
public sealed record FlaggedLandmarks
{
    internal FlaggedLandmarks()
    {
    }

    /// <summary>One id where the conflicts single it out; two, seldom three, where they do not tell which.</summary>
    public required IReadOnlyList<string> Landmarks { get; init; }

    /// <summary>How many conflicts they explain.</summary>
    public required int Conflicts { get; init; }
}
