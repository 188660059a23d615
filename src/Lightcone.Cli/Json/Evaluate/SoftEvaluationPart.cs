namespace Lightcone.Cli.Json.Evaluate;

/// <summary>How well the advisory estimate is calibrated.</summary>
internal sealed record SoftEvaluationPart(
    double Coverage50, double Coverage90, double CountryTop1, double MedianArea90Km2);
