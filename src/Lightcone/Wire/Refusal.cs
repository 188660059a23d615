namespace Lightcone.Wire;

/// <summary>Why bytes from outside were refused: what is wrong, where, and in words for a person.</summary>
/// <param name="Kind">What is wrong, for machines.</param>
/// <param name="Line">The line, from 1; 0 where the input has no lines.</param>
/// <param name="Detail">One sentence that says what was found and what was expected. Never holds a secret.</param>
public sealed record Refusal(RefusalKind Kind, int Line, string Detail);
