using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Server.Sessions;

/// <summary>Makes the openings of a session from its plan.</summary>
internal static class SessionOpener
{
    /// <param name="plan">What it is opened with.</param>
    /// <param name="host">The host's long-lived key.</param>
    /// <param name="timing">How long it takes.</param>
    /// <param name="now">The server's clock.</param>
    public static Opening[] Openings(SessionPlan plan, VerificationKey host, SessionTiming timing, DateTimeOffset now)
    {
        var session = SessionId.From(RandomNumberGenerator.GetBytes(SessionId.Bytes));
        var nonce = new Digest(RandomNumberGenerator.GetBytes(Digest.Bytes));
        var register = plan.Register.Span;
        var set = LandmarkSet.HashOf(HashOf(register), plan.Landmarks.Select(one => one.LongLived.Id));
        var version = SessionEvidence.RegisterVersion(register);
        var policy = HashOf(plan.Policy.Span);
        return [.. plan.Landmarks.Select(landmark => new Opening
        {
            Session = session,
            Host = host,
            Landmark = landmark.LongLived,
            Endpoints = landmark.Endpoints,
            VerifierNonce = nonce,
            Expiry = timing.ExpiryFrom(now),
            RegisterVersion = version,
            LandmarkSetHash = set,
            PolicyHash = policy,
            Challenges = timing.Challenges,
            Burst = timing.Burst,
        })];
    }

    public static Digest HashOf(ReadOnlySpan<byte> bytes) => new(SHA256.HashData(bytes));
}
