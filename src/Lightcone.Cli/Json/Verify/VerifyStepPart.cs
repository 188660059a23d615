namespace Lightcone.Cli.Json.Verify;

/// <summary>One step of making a verdict again: <c>Recomputed</c>, <c>LoggedOnly</c>, <c>NotDisclosed</c>, or
/// <c>Absent</c>.</summary>
internal sealed record VerifyStepPart(string Step, string Result);
