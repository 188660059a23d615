namespace Lightcone.Edge;

/// <summary>Something of the outside world is not as it must be. The message is one line for a person, and says what to
/// do.</summary>
public sealed class EdgeException(string message) : Exception(message);
