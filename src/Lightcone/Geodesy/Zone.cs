namespace Lightcone.Geodesy;

/// <summary>What a claim is about: a part of the Earth. Every zone answers one question, conservatively.</summary>
public abstract record Zone
{
    /// <summary>More than from pole to pole, or half the equator: no two points are farther apart.</summary>
    private protected const long WholeEarthMillimetres = 20_040_000_000;

    private protected Zone()
    {
    }

    /// <summary>The canonical text, for example <c>within 300 km of 1.35,103.82</c> or <c>outside
    /// CN,HK,MO</c>.</summary>
    public abstract string Text { get; }

    /// <summary>What the patch of all points within <paramref name="radiusMillimetres"/> of
    /// <paramref name="centre"/> may touch. A flag may be set needlessly, never missed.</summary>
    public abstract ZoneContact ContactOf(GeoPoint centre, long radiusMillimetres);

    /// <summary>What the region may touch; the union over its cells.</summary>
    public abstract ZoneContact ContactOf(Region region);

    /// <summary>Everything with this contact is wholly in the zone, for certain.</summary>
    public virtual bool HoldsAll(ZoneContact contact) => contact == ZoneContact.Zone;

    /// <summary>Nothing with this contact is in the zone, for certain.</summary>
    public virtual bool HoldsNone(ZoneContact contact) => (contact & ZoneContact.Zone) == 0;

    /// <summary>The radius of the largest patch round <paramref name="centre"/> that is wholly in the zone for
    /// certain: every disc with this radius or less proves the zone. Computed once per landmark, it makes a claim's
    /// check a comparison of two integers.</summary>
    /// <param name="centre">Usually a landmark's place.</param>
    /// <returns>Millimetres, never too much; -1 if not even the centre is certainly inside;
    /// <see cref="long.MaxValue"/> if the zone holds the whole Earth.</returns>
    public virtual long LargestRadiusInside(GeoPoint centre)
    {
        if (!HoldsAll(ContactOf(centre, 0))) return -1;
        if (HoldsAll(ContactOf(centre, WholeEarthMillimetres))) return long.MaxValue;
        long inside = 0, beyond = WholeEarthMillimetres;
        while (beyond - inside > 1)
        {
            var middle = (inside + beyond) / 2;
            if (HoldsAll(ContactOf(centre, middle))) inside = middle;
            else beyond = middle;
        }

        return inside;
    }
}
