using Lightcone.Cli.Input;
using Lightcone.Cli.Json;
using Lightcone.Cli.Json.Locate;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Location.Estimates;
using Lightcone.Ranging;

namespace Lightcone.Cli.Commands.Locate;

/// <summary>A located target as a JSON document.</summary>
internal static class LocateJson
{
    public static LocateDocument Of(Located located)
    {
        var (host, result) = (located.Host, located.Result);
        var times = located.Folder.Set.ToTarget(located.Folder.Set.IndexOf(host.Id))
            .ToDictionary(row => located.Folder.Set.Hosts[row.LandmarkIndex].Id, row => row.RoundTrip);
        return new LocateDocument
        {
            Set = located.Folder.Name,
            Simulated = located.Folder.IsSimulated,
            Inputs = Inputs(located.Folder),
            Target = new HostPart(host.Id, host.Name, host.Country, host.Place.Latitude, host.Place.Longitude),
            Conclusion = located.Conclusion.ToString(),
            Headline = located.Headline,
            Findings = [.. located.Findings.Select(Of)],
            Notes = [.. located.Folder.Notes],
            Domains = result.Domains,
            FaultsTolerated = result.FaultsTolerated,
            FaultsUsed = result.FaultsUsed,
            FaultDomainsStated = located.Folder.Set.StatesFaultDomains,
            Region = Of(result.Region, host.Place, located.Countries),
            Discs = [.. result.Discs.Select(disc => Of(disc, times[disc.Landmark.Id]))],
            Soft = Of(located.Estimate),
            BoundaryPack = Of(located.Pack),
        };
    }

    public static PackPart Of(BoundaryPack pack) => new(pack.Name, pack.Version, pack.Sha256);

    public static InputHash[] Inputs(params SetFolder[] folders) =>
        [.. folders.SelectMany(folder => folder.Inputs)];

    private static SoftPart? Of(SoftEstimate? estimate) => estimate is null ? null : new SoftPart
    {
        Advisory = true,
        Lat = Math.Round(estimate.Point.Latitude, 4),
        Lon = Math.Round(estimate.Point.Longitude, 4),
        Area50Km2 = Math.Round(estimate.Half.AreaSquareMetres / 1e6, 3),
        Area90Km2 = Math.Round(estimate.NineTenths.AreaSquareMetres / 1e6, 3),
        CalibrationHosts = estimate.CalibrationHosts,
        Countries = [.. estimate.Countries.Select(likely =>
            new Json.Locate.LikelyCountry(likely.Country, Math.Round(likely.Probability, 4)))],
    };

    private static FindingPart Of(Finding finding) => new()
    {
        Claim = finding.Claim,
        Kind = finding.Kind.ToString(),
        Conclusion = finding.Conclusion.ToString(),
        Words = finding.Reason,
        Subject = finding.Subject,
        Tier = finding.Tier.ToString(),
        FaultsTolerated = finding.FaultsTolerated,
        FaultsUsed = finding.FaultsUsed,
        Witnesses = [.. finding.Witnesses],
        Limits = [.. FindingWords.Limits(finding)],
    };

    private static RegionPart Of(Region region, GeoPoint declared, IReadOnlyList<string> countries) => new()
    {
        Empty = region.IsEmpty,
        WholeEarth = region.IsWholeEarth,
        AreaKm2 = Math.Round(region.AreaSquareMetres / 1e6, 3),
        CertainAreaKm2 = Math.Round(region.InsideAreaSquareMetres / 1e6, 3),
        Cells = region.Cells.Count,
        FarthestFromDeclaredKm = region.IsEmpty ? null : Math.Ceiling(region.FarthestMillimetres(declared) / 1e3) / 1e3,
        Countries = [.. countries],
    };

    private static DiscPart Of(Disc disc, RoundTrip roundTrip) => new()
    {
        Landmark = disc.Landmark.Id,
        Name = disc.Landmark.Name,
        FaultDomain = disc.Landmark.FaultDomain,
        Lat = disc.Landmark.Position.Latitude,
        Lon = disc.Landmark.Position.Longitude,
        RttMs = roundTrip.ElapsedNanoseconds / 1e6,
        RadiusMm = disc.Cap.RadiusMillimetres,
    };
}
