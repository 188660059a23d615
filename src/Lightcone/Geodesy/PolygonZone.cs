using System.Globalization;
using Lightcone.Geodesy.Coverings;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Geodesy;

/// <summary>The zone inside rings of corners, by the even-odd rule, so a ring within a ring is a hole.</summary>
/// <remarks>A side is by definition the shorter arc on the auxiliary sphere (<see cref="UnitVector"/>), not the
/// geodesic: on sides up to 100 km the two are less than 10 m apart. Contact is judged against a patch widened from
/// geodesic to angle by 1 / b, which never makes it smaller, and by <c>1e-9</c> (6 mm) for rounding; where the
/// sidedness of a point is within rounding, both flags are set.</remarks>
public sealed record PolygonZone : Zone
{
    private const double Slack = 1e-9;
    private readonly UnitVector[][] _rings;
    private readonly PolygonSides _sides;

    /// <summary>The zone inside the rings; the last corner of a ring is joined to its first.</summary>
    /// <exception cref="ArgumentException">There is no ring, a ring has fewer than 3 corners or a side of 90 degrees
    /// or more, or the corners do not lie in one half of the Earth: say the complement of what is outside.</exception>
    public PolygonZone(IReadOnlyList<IReadOnlyList<GeoPoint>> rings)
    {
        Rings = [.. rings.Select(r => (IReadOnlyList<GeoPoint>)[.. r])];
        if (Rings.Count == 0 || Rings.Any(r => r.Count < 3))
            throw new ArgumentException("A polygon needs a ring, and a ring 3 corners.", nameof(rings));
        _rings = [.. Rings.Select(r => r.Select(UnitVector.Of).ToArray())];
        _sides = PolygonSides.TryBuild(_rings) ?? throw new ArgumentException(
            "A polygon lies in one half of the Earth, and its sides are shorter than 90 degrees.", nameof(rings));
    }

    /// <summary>The corners, ring by ring.</summary>
    public IReadOnlyList<IReadOnlyList<GeoPoint>> Rings { get; }

    /// <inheritdoc/>
    public override string Text =>
        "within polygon " + string.Join("; ", Rings.Select(r => string.Join(' ', r.Select(p =>
            string.Create(CultureInfo.InvariantCulture, $"{p.Latitude:0.######},{p.Longitude:0.######}")))));

    /// <inheritdoc/>
    public override ZoneContact ContactOf(GeoPoint centre, long radiusMillimetres) =>
        ContactOf(UnitVector.Of(centre), (radiusMillimetres / 1000.0 / Wgs84.PolarRadius) + Slack);

    /// <inheritdoc/>
    public override ZoneContact ContactOf(Region region)
    {
        var contact = ZoneContact.None;
        foreach (var cell in region.Cells)
        {
            contact |= ContactOf(cell.Centre, Cell.CircumradiusRadians(cell.Level) + Slack);
            if (contact == (ZoneContact.Zone | ZoneContact.Elsewhere)) break;
        }

        return contact;
    }

    private ZoneContact ContactOf(UnitVector centre, double angle)
    {
        const ZoneContact Both = ZoneContact.Zone | ZoneContact.Elsewhere;
        if (angle >= Math.PI / 2 || _sides.MayBeWithin(centre, angle)) return Both;
        return _sides.Holds(centre) switch
        {
            true => ZoneContact.Zone,
            false => ZoneContact.Elsewhere,
            null => Both,
        };
    }

    /// <inheritdoc/>
    public bool Equals(PolygonZone? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}
