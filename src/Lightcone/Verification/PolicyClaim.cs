using System.Diagnostics.CodeAnalysis;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Wire;

namespace Lightcone.Verification;

/// <summary>One claim of a policy, in whole numbers, so that it is the same zone on every machine.</summary>
/// <remarks>Places are in millionths of a degree (11 cm): what the canonical text of a zone shows is then all of
/// it.</remarks>
public sealed record PolicyClaim
{
    /// <summary>No claim names more countries.</summary>
    public const int MostCountries = 250;

    internal const int Fields = 5;

    private const double PerDegree = 1e6;
    private const uint MostLatitude = 180_000_000;
    private const uint Turn = 360_000_000;

    // From 20,040 km on a circle is the whole Earth: a claim that claims nothing, in many spellings.
    private const long MostRadiusMillimetres = 20_039_999_999;
    private const int LongestCountries = (3 * MostCountries) - 1;

    // A centre that is moved to the next millionth of a degree is moved by less than this.
    private const long MovedMillimetres = 160;

    private PolicyClaim(PolicyClaimKind kind) => Kind = kind;

    /// <summary>What is claimed.</summary>
    public PolicyClaimKind Kind { get; }

    /// <summary>The distance, in millimetres; 0 for countries.</summary>
    public long RadiusMillimetres { get; private init; }

    /// <summary>Codes of ISO 3166-1 in ascending order; none for a distance.</summary>
    public IReadOnlyList<string> Countries { get; private init; } = [];

    private uint Latitude { get; init; } // millionths of a degree from the south pole

    private uint Longitude { get; init; } // millionths of a degree from 180 degrees west

    /// <summary>Within a distance of a point. A centre finer than a millionth of a degree is moved to the next one, and
    /// the distance made smaller by 160 mm, more than it moved: the claim is not easier to prove than it was meant (and
    /// easier to refute by twice as much).</summary>
    /// <param name="cap">Less than the whole Earth: below 20,040 km.</param>
    /// <exception cref="ArgumentOutOfRangeException">The distance is too small or too large.</exception>
    public static PolicyClaim Within(Cap cap)
    {
        var latitude = (uint)Math.Round((cap.Centre.Latitude + 90) * PerDegree);
        var longitude = (uint)Math.Round((cap.Centre.Longitude + 180) * PerDegree);
        var moved = Point(latitude, longitude) == cap.Centre ? 0 : MovedMillimetres;
        // One spelling for each place: 180 degrees are -180, and a pole has no longitude.
        longitude = latitude is 0 or MostLatitude ? 0 : longitude % Turn;
        var radius = cap.RadiusMillimetres - moved;
        ArgumentOutOfRangeException.ThrowIfLessThan(radius, 1, nameof(cap));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radius, MostRadiusMillimetres, nameof(cap));
        return new PolicyClaim(PolicyClaimKind.Within)
        {
            Latitude = latitude,
            Longitude = longitude,
            RadiusMillimetres = radius,
        };
    }

    /// <summary>On the land of one of these countries, or outside all of them.</summary>
    /// <param name="isOutside">Which of the two.</param>
    /// <param name="iso2">1 to 250 codes of two letters A to Z.</param>
    /// <exception cref="ArgumentException">There are none, too many, or one is no code.</exception>
    public static PolicyClaim OfCountries(bool isOutside, IEnumerable<string> iso2)
    {
        ArgumentNullException.ThrowIfNull(iso2);
        string[] codes = [.. iso2.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (!AreCodes(codes)) throw new ArgumentException("Codes of two letters A to Z are expected.", nameof(iso2));
        return new PolicyClaim(isOutside ? PolicyClaimKind.OutsideCountries : PolicyClaimKind.InCountries)
        {
            Countries = codes,
        };
    }

    /// <summary>The zone that is claimed, on the land of a pack.</summary>
    /// <param name="pack">The boundary pack that the policy names.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="refusal">A country that the pack has no land of.</param>
    public bool TryZone(BoundaryPack pack,
        [NotNullWhen(true)] out Zone? zone, [NotNullWhen(false)] out Refusal? refusal)
    {
        (zone, refusal) = (null, null);
        var unknown = Countries.FirstOrDefault(code => pack.AtomsOf(code).IsEmpty);
        if (unknown is not null)
        {
            refusal = new Refusal(RefusalKind.BadCountry, 0, $"{pack.Name} has no land with the code {unknown}.");
            return false;
        }

        zone = Kind switch
        {
            PolicyClaimKind.Within => new CapZone(new Cap(Point(Latitude, Longitude), RadiusMillimetres)),
            PolicyClaimKind.InCountries => new CountryZone(pack, Countries),
            PolicyClaimKind.OutsideCountries => new ComplementZone(new CountryZone(pack, Countries)),
            _ => throw new InvalidOperationException("a claim of no kind"),
        };
        return true;
    }

    internal void Write(FieldWriter writer) => writer.StartList(Fields).Number((ulong)Kind).Number(Latitude)
        .Number(Longitude).Number((ulong)RadiusMillimetres).Text(string.Join(',', Countries)).EndList();

    /// <summary>One item of a policy's list; means nothing where the reader is not well afterwards.</summary>
    internal static PolicyClaim Read(FieldReader fields)
    {
        if (fields.StartList(Fields, "claim") != Fields) fields.Refuse(RefusalKind.WrongFieldCount, "a claim is short");
        var kind = (PolicyClaimKind)fields.Number((ulong)PolicyClaimKind.OutsideCountries, "claim's kind");
        var latitude = (uint)fields.Number(MostLatitude, "latitude");
        var longitude = (uint)fields.Number(Turn - 1, "longitude");
        var radius = (long)fields.Number(MostRadiusMillimetres, "radius");
        var text = fields.Text(LongestCountries, "countries");
        fields.EndList("claim");
        string[] codes = text.Length == 0 ? [] : text.Split(',');
        var isRight = kind switch
        {
            PolicyClaimKind.Within =>
                radius > 0 && codes.Length == 0 && (longitude == 0 || latitude is > 0 and < MostLatitude),
            PolicyClaimKind.InCountries or PolicyClaimKind.OutsideCountries =>
                (latitude, longitude, radius) == (0, 0, 0) && AreCodes(codes) && IsRising(codes),
            _ => false,
        };
        if (!isRight) fields.Refuse(RefusalKind.OutOfRange, "a claim has parts that do not belong to its kind");
        return new PolicyClaim(kind)
        {
            Latitude = latitude,
            Longitude = longitude,
            RadiusMillimetres = radius,
            Countries = codes,
        };
    }

    private static GeoPoint Point(uint latitude, uint longitude) =>
        new(((long)latitude - 90_000_000) / PerDegree, ((long)longitude - 180_000_000) / PerDegree);

    private static bool AreCodes(string[] codes) => codes.Length is > 0 and <= MostCountries
        && Array.TrueForAll(codes, code => code is { Length: 2 } && code.All(char.IsAsciiLetterUpper));

    private static bool IsRising(string[] codes) =>
        codes.Zip(codes.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
}
