using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Lightcone.Wire;

namespace Lightcone.Verification;

/// <summary>What is asked of a host's place, and how sure the answer must be: fixed before a session, named by each
/// verdict.</summary>
public sealed record Policy
{
    /// <summary>The first field of its bytes.</summary>
    public const string Kind = "lightcone/policy/1";

    /// <summary>The longest policy, in bytes.</summary>
    public const int MostBytes = 64 << 10;

    /// <summary>No policy claims more.</summary>
    public const int MostClaims = 32;

    /// <summary>No policy tolerates more wrong fault domains.</summary>
    public const int MostFaults = 64;

    private const int Fields = 5;
    private const int LongestName = 64;

    /// <summary>A verdict must be renewed before this.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(92);

    /// <summary>For people; printable ASCII, at most 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>f: how many fault domains may be wrong.</summary>
    public required int Faults { get; init; }

    /// <summary>How long a verdict holds, in whole seconds.</summary>
    public required TimeSpan VerdictLife { get; init; }

    /// <summary>SHA-256 of the boundary pack whose land the claims mean.</summary>
    public required Digest BoundaryPack { get; init; }

    /// <summary>What must be true of the host's place; at least one.</summary>
    public required IReadOnlyList<PolicyClaim> Claims { get; init; }

    /// <summary>SHA-256 of its bytes.</summary>
    public Digest Hash => new(SHA256.HashData(ToBytes()));

    /// <summary>Its bytes.</summary>
    /// <exception cref="InvalidOperationException">A part is out of its limits, so that nobody could read
    /// them.</exception>
    public byte[] ToBytes()
    {
        var bytes = Write();
        return TryParse(bytes, out _, out var refusal) ? bytes : throw new InvalidOperationException(refusal.Detail);
    }

    internal byte[] Write()
    {
        var writer = new FieldWriter(Kind, Fields).Text(Name).Number((ulong)Faults)
            .Number((ulong)VerdictLife.TotalSeconds).Bytes(BoundaryPack).StartList(Claims.Count);
        foreach (var claim in Claims) claim.Write(writer);
        return writer.EndList().ToArray();
    }

    /// <summary>Reads a policy. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="bytes">From anybody.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="refusal">The first thing that is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out Policy? policy, [NotNullWhen(false)] out Refusal? refusal)
    {
        policy = null;
        if (bytes.Length > MostBytes)
        {
            refusal = new Refusal(RefusalKind.TooLarge, 0, "The policy is longer than 64 KiB.");
            return false;
        }

        var fields = new FieldReader(bytes, Kind, Fields);
        var name = fields.Text(LongestName, "name");
        var faults = fields.Number(MostFaults, "faults");
        var life = fields.Number((ulong)LongestLife.TotalSeconds, "verdict's life");
        if (life == 0) fields.Refuse(RefusalKind.OutOfRange, "a verdict's life is 0 seconds");
        var pack = fields.Digest("boundary pack");
        var count = fields.StartList(MostClaims, "claims");
        if (count == 0) fields.Refuse(RefusalKind.WrongFieldCount, "the policy claims nothing");
        List<PolicyClaim> claims = [];
        for (var i = 0; i < count && fields.IsWell; i++) claims.Add(PolicyClaim.Read(fields));
        fields.EndList("claims");
        if (!fields.TryEnd(out refusal)) return false;
        policy = new Policy
        {
            Name = name,
            Faults = (int)faults,
            VerdictLife = TimeSpan.FromSeconds(life),
            BoundaryPack = pack,
            Claims = claims,
        };
        return true;
    }
}
