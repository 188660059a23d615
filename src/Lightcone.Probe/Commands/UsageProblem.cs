namespace Lightcone.Probe.Commands;

/// <summary>An option's value cannot be meant: exit code 2.</summary>
/// <param name="message">One line: which option, what was given, what is expected.</param>
internal sealed class UsageProblem(string message) : Exception(message);
