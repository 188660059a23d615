using System.Security.Cryptography;

namespace Lightcone.Simulation.GoldenRuns;

/// <summary>A fixed computation whose outcome must be the same bytes on every machine, for ever.</summary>
/// <param name="Name">Room and subject in lower case, such as <c>arithmetic/sin</c>; unique.</param>
/// <param name="Bytes">Computes the outcome's canonical bytes; takes no input and well under a second.</param>
public sealed record GoldenRun(string Name, Func<byte[]> Bytes)
{
    /// <summary>The SHA-256 of the outcome, 64 lower-case hexadecimal digits.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Bytes()));
}
