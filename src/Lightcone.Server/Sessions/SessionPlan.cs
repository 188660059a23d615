using Lightcone.Server.Catalogues;

namespace Lightcone.Server.Sessions;

/// <summary>What a session is to be opened with: fixed, and kept, before its first frame.</summary>
/// <param name="Landmarks">Who is to measure.</param>
/// <param name="Register">The bytes of the register: these landmarks and the host.</param>
/// <param name="Policy">The policy's bytes.</param>
internal sealed record SessionPlan(
    IReadOnlyList<LandmarkEntry> Landmarks, ReadOnlyMemory<byte> Register, ReadOnlyMemory<byte> Policy);
