namespace Lightcone.Cli.Input;

/// <summary>Something outside the program is not as it must be: a file, a folder, a host that is not there.</summary>
/// <param name="message">One line: where, what, and what to do. Caught in one place, which prints it.</param>
internal sealed class InputProblem(string message) : Exception(message);
