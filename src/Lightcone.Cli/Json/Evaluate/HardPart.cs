namespace Lightcone.Cli.Json.Evaluate;

/// <summary>What the hard bound showed.</summary>
internal sealed record HardPart
{
    public required int SoundnessViolations { get; init; }

    public required int SoundnessViolationsBeforeAudit { get; init; }

    public required double ProvenOutside { get; init; }

    public required double Proven300 { get; init; }

    public required double Proven1000 { get; init; }

    public required double ProvenCountry { get; init; }

    public required double Jointly300 { get; init; }

    public required double Jointly1000 { get; init; }

    public required double MedianAreaKm2 { get; init; }

    public required double JointlyOutside { get; init; }

    public required int DeclaredOutside { get; init; }

    public required double ProvenOutsideF0 { get; init; }

    public required double ProvenOutsideF1 { get; init; }

    public required double JointlyOutsideF0 { get; init; }

    public required double JointlyOutsideF1 { get; init; }
}
