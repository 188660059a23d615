namespace Lightcone.Location.Estimates;

/// <summary>How likely an advisory estimate takes a country to be.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or the name of a shape of the boundary pack without a code.</param>
/// <param name="Probability">0 to 1; a share of the model's likelihood, honest only as far as the target is.</param>
public sealed record LikelyCountry(string Country, double Probability);
