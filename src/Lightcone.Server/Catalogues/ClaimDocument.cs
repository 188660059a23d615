using Lightcone.Geodesy;
using Lightcone.Verification;

namespace Lightcone.Server.Catalogues;

/// <summary>One claim of a site's policy, as people write it.</summary>
internal sealed record ClaimDocument
{
    /// <summary><c>outside</c> or <c>in</c> (countries), or <c>within</c> (a distance of a point).</summary>
    public required string Kind { get; init; }

    public string[] Countries { get; init; } = [];

    public double Latitude { get; init; }

    public double Longitude { get; init; }

    public double RadiusKm { get; init; }

    /// <exception cref="ArgumentException">It is no claim.</exception>
    public PolicyClaim ToClaim() => Kind switch
    {
        "outside" => PolicyClaim.OfCountries(isOutside: true, Countries),
        "in" => PolicyClaim.OfCountries(isOutside: false, Countries),
        "within" when RadiusKm is > 0 and < 20_040 =>
            PolicyClaim.Within(new Cap(new GeoPoint(Latitude, Longitude), (long)Math.Floor(RadiusKm * 1e6))),
        "within" => throw new ArgumentException("radiusKm must be above 0 and below 20,040"),
        _ => throw new ArgumentException("a claim's kind is outside, in or within"),
    };
}
