using Lightcone.Arithmetic;

namespace Lightcone.Ranging.Delays;

/// <summary>How alike the excess delays to two places are that lie some distance apart.</summary>
/// <remarks>Two ranges, as maximum likelihood found them on a public mesh of 190 cities: 0.18 exp(-d / 1,000 km), the
/// country's networks, and 0.42 exp(-d / 8,000 km), the continent's cables. The other 0.4 is the single host's own: its
/// access line, its provider.</remarks>
internal static class DelayCorrelation
{
    /// <summary>What a host shares with no other, however near.</summary>
    public const double Own = 0.4;

    private static readonly ChordTable Shared = new(kilometres =>
        (0.18 * PortableMath.Exp(-kilometres / 1000)) + (0.42 * PortableMath.Exp(-kilometres / 8000)));

    /// <summary>0 to 0.6.</summary>
    /// <param name="chord">Of the unit sphere, between the two places.</param>
    public static double At(double chord) => Shared.At(chord);
}
