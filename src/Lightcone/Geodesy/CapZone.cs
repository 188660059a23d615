using Lightcone.Geodesy.Coverings;

namespace Lightcone.Geodesy;

/// <summary>The zone of all points within a distance of a place.</summary>
/// <param name="Cap">The place and the distance.</param>
public sealed record CapZone(Cap Cap) : Zone
{
    /// <inheritdoc/>
    public override string Text =>
        FormattableString.Invariant($"within {Cap.RadiusMillimetres / 1_000_000m:0.######} km of ")
        + FormattableString.Invariant($"{Cap.Centre.Latitude:0.######},{Cap.Centre.Longitude:0.######}");

    /// <inheritdoc/>
    public override ZoneContact ContactOf(GeoPoint centre, long radiusMillimetres)
    {
        if (HoldsWholeEarth) return ZoneContact.Zone;
        // A patch wider than the Earth is the Earth; an unbounded radius would overflow the sum, and "far" turn near.
        var radius = Math.Min(radiusMillimetres, WholeEarthMillimetres);
        var near = Geodesic.LowerMillimetres(centre, Cap.Centre) - radius;
        var far = Geodesic.UpperMillimetres(centre, Cap.Centre) + radius;
        return (near <= Cap.RadiusMillimetres ? ZoneContact.Zone : ZoneContact.None)
            | (far > Cap.RadiusMillimetres ? ZoneContact.Elsewhere : ZoneContact.None);
    }

    /// <inheritdoc/>
    public override ZoneContact ContactOf(Region region)
    {
        var test = new CapTest(Cap);
        var contact = ZoneContact.None;
        foreach (var cell in region.Cells)
        {
            contact |= test.Side(cell.Centre, cell.Level) switch
            {
                > 0 => ZoneContact.Zone,
                < 0 => ZoneContact.Elsewhere,
                _ => ZoneContact.Zone | ZoneContact.Elsewhere,
            };
            if (contact == (ZoneContact.Zone | ZoneContact.Elsewhere)) break;
        }

        return contact;
    }

    /// <inheritdoc/>
    public override long LargestRadiusInside(GeoPoint centre) => HoldsWholeEarth ? long.MaxValue
        : Math.Max(-1, Cap.RadiusMillimetres - Geodesic.UpperMillimetres(centre, Cap.Centre));

    private bool HoldsWholeEarth => Cap.RadiusMillimetres >= WholeEarthMillimetres;
}
