using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Location.Estimates;

namespace Lightcone.Cli.Drawing;

/// <summary>A located target with its judged claims: what pictures and sentences are made from.</summary>
internal sealed record Scene
{
    /// <summary>Who was located, as people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Where the times come from, for the second line of a map.</summary>
    public required string Source { get; init; }

    public required bool IsSimulated { get; init; }

    public required GeoPoint? DeclaredPlace { get; init; }

    /// <summary>How far from there an honest target may stand.</summary>
    public long DeclaredErrorMillimetres { get; init; }

    public required LocationResult Result { get; init; }

    public required IReadOnlyList<Zone> Zones { get; init; }

    /// <summary>One for each zone, in the same order.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public required BoundaryPack Pack { get; init; }

    /// <summary>The advisory estimate, where there is one.</summary>
    public SoftEstimate? Estimate { get; init; }

    /// <summary>The one sentence: what is wrong first, then what is shown, then what is not.</summary>
    public string Headline
    {
        get
        {
            var first = Findings.Zip(Zones).MaxBy(pair => Rank(pair.First.Kind));
            var zone = FindingWords.Of(first.Second);
            return first.First.Kind switch
            {
                FindingKind.Refuted => $"{Name} cannot be {zone}.",
                FindingKind.NoEvidence => $"No evidence about {Name}: {Lower(first.First.Reason)}",
                FindingKind.NotProven => $"Not proven that {Name} is {zone}: could be there, could be elsewhere.",
                _ => first.First.Reason,
            };
        }
    }

    /// <summary>Whether the target cannot be where it is said to be, if the key has one holder.</summary>
    public bool IsDeclaredPlaceExcluded
    {
        get
        {
            if (DeclaredPlace is null || Result.IsContradictory) return false;
            var near = new CapZone(new Cap(DeclaredPlace, DeclaredErrorMillimetres));
            return near.HoldsNone(near.ContactOf(Result.Region));
        }
    }

    // "No landmark has measured it." goes on after a colon; a number stays as it is.
    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static int Rank(FindingKind kind) => kind switch
    {
        FindingKind.Contradictory => 5,
        FindingKind.Refuted => 4,
        FindingKind.Proven => 3,
        FindingKind.ProvenJointly => 2,
        FindingKind.NotProven => 1,
        _ => 0,
    };
}
