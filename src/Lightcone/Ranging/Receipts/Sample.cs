using Lightcone.Ranging.Frames;

namespace Lightcone.Ranging.Receipts;

/// <summary>One challenge of a session.</summary>
/// <param name="Sequence">From 1; a landmark of ours raises it by one, a message that was read may have gaps.</param>
/// <param name="Nonce">16 bytes as one number, sent once.</param>
public sealed record Sample(uint Sequence, UInt128 Nonce)
{
    /// <summary>What carried the challenge, by the landmark's word; unspecified in a transcript.</summary>
    public Transport Transport { get; init; }

    /// <summary>The time to its answer on the landmark's clock; null where none came, and in a transcript.</summary>
    public RoundTrip? RoundTrip { get; init; }
}
