using System.Globalization;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Location.Estimates;
using Lightcone.Reports.Maps;

namespace Lightcone.Cli.Drawing;

/// <summary>A scene as a map.</summary>
internal static class SceneMap
{
    public static string Draw(Scene scene) => RegionMap.Draw(Content(scene));

    /// <summary>All that the map shows.</summary>
    public static MapContent Content(Scene scene)
    {
        var result = scene.Result;
        var witnesses = scene.Findings.SelectMany(finding => finding.Witnesses).ToHashSet(StringComparer.Ordinal);
        var area = Math.Ceiling(result.Region.AreaSquareMetres / 1e6).ToString("#,0", CultureInfo.InvariantCulture);
        return new MapContent
        {
            Title = scene.Headline,
            Subtitle = Subtitle(scene),
            IsSimulated = scene.IsSimulated,
            Land = PackLand.Areas(scene.Pack),
            LandSource = $"Land: {scene.Pack.Label}",
            Discs = [.. result.Discs.Select(disc => new MapDisc(disc.Landmark.Name, disc.Cap,
                Role(disc, result, witnesses)))],
            Region = result.IsContradictory ? null : RegionArea.Of(result.Region),
            RegionText = $"{area}\u00a0km\u00b2.",
            Claims = [.. scene.Zones.Select(Claim)],
            DeclaredPlace = scene.DeclaredPlace,
            IsDeclaredPlaceExcluded = scene.IsDeclaredPlaceExcluded,
            IsContradictory = result.IsContradictory,
            Estimate = scene.Estimate is { } estimate ? Drawn(estimate) : null,
        };
    }

    private static MapEstimate Drawn(SoftEstimate estimate) => new(estimate.Point)
    {
        Half = RegionArea.Of(estimate.Half),
        NineTenths = RegionArea.Of(estimate.NineTenths),
    };

    // No finding is shown without the faults that it tolerates and what ties the key to a device.
    private static string Subtitle(Scene scene)
    {
        var result = scene.Result;
        var tiers = string.Join(", ", scene.Findings.Select(finding => finding.Tier.ToString()).Distinct());
        var answered = result.Domains == 1 ? "1 independent landmark" : $"{result.Domains} independent landmarks";
        var may = result.FaultsTolerated == 0 ? "none may be wrong" : $"{result.FaultsTolerated} may be wrong";
        return $"{scene.Source}; {answered} answered, {may}; assurance: {tiers}";
    }

    private static MapDiscRole Role(Disc disc, LocationResult result, HashSet<string> witnesses)
    {
        var carries = witnesses.Contains(disc.Landmark.Id);
        if (result.IsContradictory) return carries ? MapDiscRole.Conflicting : MapDiscRole.Plain;
        if (carries) return MapDiscRole.Witness;
        // Where a landmark had to be taken as wrong, its disc does not meet the region: that is a contradiction too.
        var zone = new CapZone(disc.Cap);
        var isOdd = result.FaultsUsed > 0 && zone.HoldsNone(zone.ContactOf(result.Region));
        return isOdd ? MapDiscRole.Conflicting : MapDiscRole.Plain;
    }

    private static MapClaim Claim(Zone zone) => zone switch
    {
        CapZone cap => new MapClaim(zone.Text) { Cap = cap.Cap },
        CountryZone countries => new MapClaim(zone.Text) { Land = Names(countries) },
        ComplementZone { Excluded: CountryZone countries } =>
            new MapClaim(zone.Text) { Land = Names(countries), IsOutside = true },
        ComplementZone { Excluded: CapZone cap } => new MapClaim(zone.Text) { Cap = cap.Cap, IsOutside = true },
        _ => new MapClaim(zone.Text),
    };

    private static string[] Names(CountryZone zone) => [.. zone.Pack.Select(zone.Own).Select(PackLand.NameOf)];
}
