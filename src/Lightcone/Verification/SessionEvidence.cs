using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Ranging;
using Lightcone.Ranging.Receipts;
using Lightcone.Wire;

namespace Lightcone.Verification;

/// <summary>What the checked pairs of one session bear out together, beside the register that says where their
/// landmarks are. Built only by <see cref="TryJoin"/>.</summary>
/// <remarks>Each pair was checked alone; here is checked that they are of one session, opened in one way and answered
/// with one key: a verifier that opened a session in two ways would make two measurements look like one.</remarks>
public sealed record SessionEvidence
{
    /// <summary>No session has more pairs.</summary>
    public const int MostPairs = 4096;

    private SessionEvidence()
    {
    }

    /// <summary>One of the openings: session, host, nonce, expiry, register version and landmark set are those of
    /// all.</summary>
    public required Opening Opening { get; init; }

    /// <summary>The pairs that were completed, by the landmark's id.</summary>
    public required IReadOnlyList<MeasuredPair> Pairs { get; init; }

    /// <summary>How many pairs were opened, completed or not.</summary>
    public required int OpenedCount { get; init; }

    /// <summary>Whether these are all pairs that the session was opened with, and the register is that one. If not, a
    /// landmark may have been left out or moved afterwards.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>The register with the shortest time of each landmark that was answered.</summary>
    public required RttSet Set { get; init; }

    /// <summary>Indices in <see cref="Set"/> of the landmarks of the completed pairs, answered or not.</summary>
    public required IReadOnlyList<int> Landmarks { get; init; }

    /// <summary>The host's index in <see cref="Set"/>.</summary>
    public required int Target { get; init; }

    /// <summary>The id of the key whose holder answered; null where no pair was completed.</summary>
    public Digest? SessionKeyId => Pairs.Count == 0 ? null : Pairs[0].HostEphemeral;

    /// <summary>When the last pair was complete, by the verifier's word; null where none was.</summary>
    public DateTimeOffset? Arrived => Pairs.Count == 0 ? null : Pairs.Max(pair => pair.Arrived);

    /// <summary>The version that a session's messages name: the first four bytes of the register's SHA-256. Alone it
    /// shows a mistake and no lie: whoever may write the register finds two of one version in a second. The openings
    /// bind the whole (<see cref="LandmarkSet"/>).</summary>
    public static uint RegisterVersion(ReadOnlySpan<byte> register) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(register));

    /// <summary>Holds the pairs of a session against each other and against the register.</summary>
    /// <param name="unanswered">Openings, checked, of pairs that were not completed; may be none.</param>
    /// <param name="pairs">Checked by <see cref="PairRecord.TryAccept"/>; may be none if something was opened.</param>
    /// <param name="register">The bytes of <c>hosts.csv</c> with <c>key_id</c>.</param>
    /// <param name="evidence">What they bear out.</param>
    /// <param name="refusal">The first thing that is wrong.</param>
    public static bool TryJoin(IReadOnlyList<Opening> unanswered, IReadOnlyList<MeasuredPair> pairs,
        ReadOnlyMemory<byte> register,
        [NotNullWhen(true)] out SessionEvidence? evidence, [NotNullWhen(false)] out Refusal? refusal)
    {
        evidence = null;
        MeasuredPair[] sorted = [.. pairs.OrderBy(pair => pair.Opening.Landmark.Id.ToString(), StringComparer.Ordinal)];
        Opening[] openings = [.. sorted.Select(pair => pair.Opening), .. unanswered];
        refusal = Problem(openings, sorted, register.Span);
        if (refusal is not null || !RttSet.TryParseRegister(register, out var places, out refusal)) return false;
        var indexOf = places.Hosts.Index().Where(host => host.Item.KeyId is not null)
            .ToDictionary(host => host.Item.KeyId!, host => host.Index);
        var missing = openings.Select(opening => opening.Landmark.Id).Append(openings[0].Host.Id)
            .FirstOrDefault(key => !indexOf.ContainsKey(key));
        if (missing is not null)
        {
            refusal = new Refusal(RefusalKind.UnknownHost, 0, $"The register holds no host with the key {missing}.");
            return false;
        }

        var target = indexOf[openings[0].Host.Id];
        evidence = new SessionEvidence
        {
            Opening = openings[0],
            Pairs = sorted,
            OpenedCount = openings.Length,
            IsWhole = openings[0].LandmarkSetHash == LandmarkSet.HashOf(
                new Digest(SHA256.HashData(register.Span)), openings.Select(one => one.Landmark.Id)),
            Set = places.With([.. sorted.Where(pair => pair.Shortest is not null)
                .Select(pair => new RttRow(indexOf[pair.Opening.Landmark.Id], target, pair.Shortest!))]),
            Landmarks = [.. sorted.Select(pair => indexOf[pair.Opening.Landmark.Id])],
            Target = target,
        };
        return true;
    }

    private static Refusal? Problem(Opening[] openings, MeasuredPair[] pairs, ReadOnlySpan<byte> register)
    {
        if (openings.Length == 0) return new Refusal(RefusalKind.Empty, 0, "Nothing was opened.");
        if (openings.Length > MostPairs)
            return new Refusal(RefusalKind.TooLarge, 0, $"The session has more than {MostPairs} pairs.");
        var first = openings[0];
        if (Array.Exists(openings, one => one.Session != first.Session || one.Host.Id != first.Host.Id))
            return Unbound("The pairs are of several sessions; keep those of one.");
        if (openings.Select(one => Unlike(one, first)).FirstOrDefault(part => part is not null) is { } unlike)
            return Unbound($"The session has two {unlike}.");
        if (pairs.Select(pair => pair.HostEphemeral).Distinct().Count() > 1)
            return Unbound("The session has two keys of the host.");
        if (openings.DistinctBy(one => one.Landmark.Id).Count() < openings.Length)
            return Unbound("There are two receipts of one landmark; keep one.");
        return first.RegisterVersion == RegisterVersion(register)
            ? null
            : Unbound("This is not the register that the session named; it was changed, or is of another session.");
    }

    private static string? Unlike(Opening one, Opening other) =>
        one.VerifierNonce != other.VerifierNonce ? "nonces of the verifier"
        : one.Expiry != other.Expiry ? "moments of expiry"
        : one.LandmarkSetHash != other.LandmarkSetHash ? "sets of landmarks"
        : one.RegisterVersion != other.RegisterVersion ? "registers"
        : one.PolicyHash != other.PolicyHash ? "policies"
        : null;

    private static Refusal Unbound(string detail) => new(RefusalKind.WrongBinding, 0, detail);
}
