namespace Lightcone.Verification;

/// <summary>What a policy claims of a host's place; the numbers are those of the bytes.</summary>
public enum PolicyClaimKind
{
    /// <summary>Not set; means nothing.</summary>
    Unspecified = 0,

    /// <summary>Within a distance of a point.</summary>
    Within = 1,

    /// <summary>On the land of one of some countries.</summary>
    InCountries = 2,

    /// <summary>On land, and not on that of some countries: what export law asks.</summary>
    OutsideCountries = 3,
}
