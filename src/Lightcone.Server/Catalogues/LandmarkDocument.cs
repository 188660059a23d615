using Lightcone.Challenges;
using Lightcone.Geodesy;
using Lightcone.Ranging;
using Endpoint = Lightcone.Challenges.Endpoint;

namespace Lightcone.Server.Catalogues;

/// <summary>A landmark as people write it.</summary>
internal sealed record LandmarkDocument
{
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or null.</summary>
    public string? Country { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    /// <summary>How far from there it may stand; 50 km unless said otherwise.</summary>
    public double PositionErrorKm { get; init; } = 50;

    /// <summary>What it shares its operator, provider, key custodian or network with.</summary>
    public required string FaultDomain { get; init; }

    /// <summary>Its long-lived key: SubjectPublicKeyInfo in base64, or PEM.</summary>
    public required string PublicKey { get; init; }

    /// <summary>Where hosts dial it: <c>udp 192.0.2.7:4711</c> or <c>tcp [2001:db8::7]:443</c>; one to four.</summary>
    public required string[] Endpoints { get; init; }

    /// <summary>Why it may not measure; null where it may.</summary>
    public string? Quarantine { get; init; }

    /// <exception cref="ArgumentException">It is no landmark.</exception>
    public LandmarkEntry ToLandmark(string id)
    {
        if (Name.Length is 0 or > 100 || FaultDomain.Length is 0 or > 100 || !FaultDomain.All(char.IsAscii))
            throw new ArgumentException("name and faultDomain have 1 to 100 characters, the domain of ASCII");
        if (Country is not null && (Country.Length != 2 || !Country.All(char.IsAsciiLetterUpper)))
            throw new ArgumentException("country is two letters A to Z");
        if (PositionErrorKm is not (>= 0 and <= 20_000)) throw new ArgumentException("positionErrorKm is 0 to 20,000");
        if (Endpoints.Length is 0 or > Opening.MostEndpoints) throw new ArgumentException("endpoints are one to four");
        var key = PublicKeyText.Parse(PublicKey);
        return new LandmarkEntry(
            new RttHost
            {
                Id = id,
                Name = Name,
                Country = Country,
                Place = new GeoPoint(Latitude, Longitude),
                PositionErrorMillimetres = (long)Math.Ceiling(PositionErrorKm * 1e6),
                FaultDomain = FaultDomain,
                KeyId = key.Id,
            },
            key, [.. Endpoints.Select(Dialled)], Quarantine is null ? LandmarkState.Active : LandmarkState.Quarantined);
    }

    private static Endpoint Dialled(string text)
    {
        var parts = text.Split(' ');
        if (parts is ["udp" or "tcp", _]
            && Endpoint.TryParse(parts[0] == "tcp", parts[1], out var endpoint)) return endpoint;
        throw new ArgumentException($"'{text}' is not 'udp ADDRESS:PORT' or 'tcp ADDRESS:PORT'");
    }
}
