using Lightcone.Geodesy;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Adversaries;

/// <summary>One set-up that a liar tries to make the most of.</summary>
internal sealed record TrialScene
{
    /// <summary>The seed that gives this scene again.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How the liar lies.</summary>
    public required AttackKind Attack { get; init; }

    /// <summary>f, as the verifier assumes.</summary>
    public required int Faults { get; init; }

    /// <summary>The landmarks.</summary>
    public required IReadOnlyList<SceneLandmark> Landmarks { get; init; }

    /// <summary>Where copies of the key are; at least one. The first is where the liar says it is not.</summary>
    public required IReadOnlyList<GeoPoint> KeyPlaces { get; init; }

    /// <summary>The place that the liar pretends to be at, in the false zone.</summary>
    public required GeoPoint Decoy { get; init; }

    /// <summary>The claim the liar wants proven; no copy of the key is in its zone.</summary>
    public required Zone FalseZone { get; init; }

    /// <summary>A claim the liar wants refuted; the first copy of the key is in its zone.</summary>
    public required Zone TrueZone { get; init; }

    /// <summary>The scene's own randomness, for the lies.</summary>
    public required Xoshiro256 Random { get; init; }

    /// <summary>How many fault domains are bad.</summary>
    public int BadDomains => Landmarks.Where(landmark => landmark.IsBad)
        .Select(landmark => landmark.Register.FaultDomain).Distinct().Count();

    /// <summary>Whether only one place holds the key.</summary>
    public bool IsSingleKey => KeyPlaces.Count == 1;
}
