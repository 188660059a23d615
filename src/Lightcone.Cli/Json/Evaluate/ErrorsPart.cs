namespace Lightcone.Cli.Json.Evaluate;

/// <summary>Kilometres from the declared places.</summary>
internal sealed record ErrorsPart(double MedianKm, double MeanKm, double P90Km);
