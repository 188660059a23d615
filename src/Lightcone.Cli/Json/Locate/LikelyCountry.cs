namespace Lightcone.Cli.Json.Locate;

/// <summary>How likely a country is, by the advisory estimate.</summary>
internal sealed record LikelyCountry(string Country, double Probability);
