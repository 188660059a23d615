using Lightcone.Identity;
using Lightcone.Ranging;

namespace Lightcone.Cli.Commands.Live;

/// <summary>One process of a run.</summary>
/// <param name="Host">Where it is said to be; its id is marked as simulated.</param>
/// <param name="Key">Its long-lived key.</param>
/// <param name="State">Its folder.</param>
internal sealed record RangeParticipant(RttHost Host, VerificationKey Key, string State);
