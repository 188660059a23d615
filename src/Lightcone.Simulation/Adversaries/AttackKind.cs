namespace Lightcone.Simulation.Adversaries;

/// <summary>How the prover, its helpers or bad landmarks lie. Numbers are those of the project's list of
/// attacks.</summary>
public enum AttackKind
{
    /// <summary>Nobody lies; paths are as slow as usual.</summary>
    Honest = 0,

    /// <summary>Attack 1: the same delay is added to every answer.</summary>
    ConstantDelay,

    /// <summary>Attack 2: each answer is delayed as if it came from another place.</summary>
    SelectiveDelay,

    /// <summary>Attack 3: the landmarks near the true place get no answer.</summary>
    Starving,

    /// <summary>Attack 6: a helper near the landmarks holds the key; the chip is elsewhere.</summary>
    Helper,

    /// <summary>Attack 8: the key is held near several landmarks far apart.</summary>
    DistributedKey,

    /// <summary>Attack 9: colluding landmarks sign round trips shorter than light allows.</summary>
    ShortRoundTrips,

    /// <summary>Attack 10: landmarks stand elsewhere than the register says.</summary>
    WrongPosition,

    /// <summary>Attack 11: colluding landmarks sign long round trips to deny proofs.</summary>
    Framing,

    /// <summary>Attack 13: answers travel at the speed of light in vacuum, by radio, laser or hollow fibre.</summary>
    FastPath,

    /// <summary>Attack 14: answers travel by a geostationary satellite, at least 238 ms.</summary>
    SlowPath,

    /// <summary>Attack 16: bad landmarks report the literal 1 ms of a broken clock.</summary>
    ClockFault,

    /// <summary>Attack 22: delays chosen against known landmarks and calibration, after Gill et al. 2010.</summary>
    KnownCalibration,

    /// <summary>Copies of the key stand just outside the claimed zone, on all sides of it.</summary>
    CopiedKeys,
}
