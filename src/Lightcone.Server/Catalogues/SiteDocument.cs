using Lightcone.Geodesy.Borders;
using Lightcone.Geodesy;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Server.Catalogues;

/// <summary>A site as people write it.</summary>
internal sealed record SiteDocument
{
    public required string Name { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    /// <summary>Who runs it: its fault domain.</summary>
    public required string Operator { get; init; }

    /// <summary>How many independent landmarks may be wrong; 1 unless said otherwise.</summary>
    public int Faults { get; init; } = 1;

    /// <summary>How long a verdict holds; 168 hours unless said otherwise.</summary>
    public int VerdictLifeHours { get; init; } = 168;

    /// <summary>What must be true of its hosts' place; 1 to 32.</summary>
    public required ClaimDocument[] Claims { get; init; }

    /// <exception cref="ArgumentException">It is no site.</exception>
    public SiteEntry ToSite(string id)
    {
        if (Name.Length is 0 or > 200 || Operator.Length is 0 or > 200 || !Operator.All(char.IsAscii))
            throw new ArgumentException("name and operator have 1 to 200 characters, the operator of ASCII");
        var policy = new Policy
        {
            Name = $"site {id}",
            Faults = Faults,
            VerdictLife = TimeSpan.FromHours(VerdictLifeHours),
            BoundaryPack = new Digest(Convert.FromHexString(BoundaryPack.Embedded.Sha256)),
            Claims = [.. Claims.Select(one => one.ToClaim())],
        };
        if (policy.Claims.FirstOrDefault(one => !one.TryZone(BoundaryPack.Embedded, out _, out _)) is { } unknown)
            throw new ArgumentException($"no land is known of one of {string.Join(", ", unknown.Countries)}");
        _ = Hashed(policy);
        return new SiteEntry(id, Name, new GeoPoint(Latitude, Longitude), Operator, policy);
    }

    private static Digest Hashed(Policy policy)
    {
        try
        {
            return policy.Hash;
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new ArgumentException(problem.Message, problem);
        }
    }
}
