namespace Lightcone.Geodesy;

/// <summary>What a patch of the Earth may touch of a zone. Undecided counts as touching, on both sides.</summary>
/// <remarks>Contacts of the patches of a region are combined with <c>|</c>.</remarks>
[Flags]
public enum ZoneContact
{
    /// <summary>Touches neither: open sea, seen from a zone that is made of land.</summary>
    None = 0,

    /// <summary>May hold a point of the zone.</summary>
    Zone = 1,

    /// <summary>May hold a point outside the zone; for a zone of countries: land of any other country.</summary>
    Elsewhere = 2,
}
