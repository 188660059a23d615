namespace Lightcone.Geodesy;

/// <summary>All that a zone is not. For a zone of countries: every place that touches none of their land.</summary>
/// <param name="Excluded">What is left out.</param>
public sealed record ComplementZone(Zone Excluded) : Zone
{
    /// <inheritdoc/>
    public override string Text => Excluded is ComplementZone twice ? twice.Excluded.Text : $"outside {Excluded.Text}";

    /// <inheritdoc/>
    /// <remarks>The contact with the excluded zone, unchanged: <see cref="HoldsAll"/> and <see cref="HoldsNone"/> read
    /// it the other way round.</remarks>
    public override ZoneContact ContactOf(GeoPoint centre, long radiusMillimetres) =>
        Excluded.ContactOf(centre, radiusMillimetres);

    /// <inheritdoc/>
    public override ZoneContact ContactOf(Region region) => Excluded.ContactOf(region);

    /// <inheritdoc/>
    public override bool HoldsAll(ZoneContact contact) => Excluded.HoldsNone(contact);

    /// <inheritdoc/>
    public override bool HoldsNone(ZoneContact contact) => Excluded.HoldsAll(contact);
}
