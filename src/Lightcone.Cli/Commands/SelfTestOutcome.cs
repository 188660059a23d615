namespace Lightcone.Cli.Commands;

/// <summary>The outcome of <c>lightcone selftest</c>.</summary>
/// <param name="Lines">What goes to standard output.</param>
/// <param name="ExitCode">0 if every golden run gave its committed hash, otherwise 1.</param>
internal sealed record SelfTestOutcome(IReadOnlyList<string> Lines, int ExitCode);
