namespace Lightcone.Agent.Output;

/// <summary>Something outside the program is not as it must be: a file, an address, a server. Exit code 1.</summary>
/// <param name="message">One line: where, what, and what to do. Caught in one place, which prints it.</param>
internal sealed class OutsideProblem(string message) : Exception(message);
