using Lightcone.Identity;
using Lightcone.Ranging;
using Endpoint = Lightcone.Challenges.Endpoint;

namespace Lightcone.Server.Catalogues;

/// <summary>A landmark that the server knows: who it is, where it stands, and where a host dials it.</summary>
/// <param name="Host">Its row of the register, with its key's id.</param>
/// <param name="LongLived">Its long-lived key.</param>
/// <param name="Endpoints">One to four.</param>
/// <param name="State">Whether it may measure.</param>
internal sealed record LandmarkEntry(
    RttHost Host, VerificationKey LongLived, IReadOnlyList<Endpoint> Endpoints, LandmarkState State);
