using Lightcone.Geodesy;

namespace Lightcone.Location.Estimates;

/// <summary>Where a target probably is, if its delays are as honest ones are. Advisory: it proves nothing, clears
/// nobody, accuses nobody, and enters no finding; a target that chooses its delays moves it anywhere in the hard
/// region.</summary>
public sealed record SoftEstimate
{
    /// <summary>The median point: of all likely places the one with the least expected distance to the
    /// others.</summary>
    public required GeoPoint Point { get; init; }

    /// <summary>Land that holds the target half of the time, by calibration on other hosts.</summary>
    public required Region Half { get; init; }

    /// <summary>Land that holds the target nine times in ten, by calibration on other hosts.</summary>
    public required Region NineTenths { get; init; }

    /// <summary>Countries by probability, the likeliest first; those below 1 in 1,000 are left out.</summary>
    public required IReadOnlyList<LikelyCountry> Countries { get; init; }

    /// <summary>How many hosts calibrated the two areas; 0 if the defaults were used.</summary>
    public required int CalibrationHosts { get; init; }
}
