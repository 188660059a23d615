namespace Lightcone.Findings;

/// <summary>What the measurements say of one claim. Zero is the safe member.</summary>
public enum FindingKind
{
    /// <summary>Too few domains answered, nothing is fresh, or nobody asked.</summary>
    NoEvidence = 0,

    /// <summary>f + 1 landmarks in independent fault domains each alone have a disc wholly in the zone.
    /// Holds for <i>a</i> holder of the key, even if the key was copied to many places.</summary>
    Proven,

    /// <summary>Only the intersection of discs lies in the zone. Assumes that the key has one holder,
    /// and satisfies no policy that does not say so.</summary>
    ProvenJointly,

    /// <summary>Could be there, could be elsewhere. Never good news.</summary>
    NotProven,

    /// <summary>The region that must hold the key does not meet the zone.</summary>
    Refuted,

    /// <summary>No point lies inside the discs of D - f domains: the measurements disagree.</summary>
    Contradictory,
}
