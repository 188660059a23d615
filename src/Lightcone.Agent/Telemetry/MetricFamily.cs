namespace Lightcone.Agent.Telemetry;

/// <summary>A metric: its name, one line of help, and whether it only grows.</summary>
internal sealed record MetricFamily(string Name, string Help, bool IsCounter = false);
