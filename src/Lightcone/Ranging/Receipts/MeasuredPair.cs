using Lightcone.Challenges;
using Lightcone.Wire;

namespace Lightcone.Ranging.Receipts;

/// <summary>What a checked record of a pair bears out.</summary>
/// <param name="Opening">The session's opening, whose keys name both ends.</param>
/// <param name="HostEphemeral">The id of the key that the host offered for this session: its holder answered.</param>
/// <param name="Arrived">When receipt and transcript had arrived, by the verifier's word.</param>
/// <param name="Samples">The answered challenges with their times, by the landmark's word; may be empty.</param>
public sealed record MeasuredPair(
    Opening Opening, Digest HostEphemeral, DateTimeOffset Arrived, IReadOnlyList<Sample> Samples)
{
    /// <summary>The shortest time: each longer one is bounded by it. Null where nothing was answered.</summary>
    public RoundTrip? Shortest => Samples.MinBy(sample => sample.RoundTrip!.ElapsedNanoseconds)?.RoundTrip;
}
