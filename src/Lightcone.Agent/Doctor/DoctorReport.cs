using System.Text.Json;

namespace Lightcone.Agent.Doctor;

/// <summary>What <c>lightcone-agent doctor --json</c> writes.</summary>
internal sealed record DoctorReport
{
    public required string Headline { get; init; }

    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>What would leave; empty unless it was a dry run.</summary>
    public required IReadOnlyList<Example> Sends { get; init; }

    public required long? BytesPerDay { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, DoctorJson.Default.DoctorReport);
}
