using Lightcone.Findings;

namespace Lightcone.Simulation.Evaluation;

/// <summary>What was shown of a zone that the declared place is in.</summary>
/// <param name="Alone">f + 1 independent landmarks each alone: Proven.</param>
/// <param name="Jointly">The region lies in the zone: Proven or ProvenJointly.</param>
internal readonly record struct ZoneShown(bool Alone, bool Jointly)
{
    public static ZoneShown Of(Finding finding) => new(
        finding.Kind is FindingKind.Proven, finding.Kind is FindingKind.Proven or FindingKind.ProvenJointly);
}
