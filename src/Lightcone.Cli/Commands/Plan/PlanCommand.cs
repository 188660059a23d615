using System.CommandLine;
using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Input;
using Lightcone.Cli.Json;
using Lightcone.Cli.Output;
using Lightcone.Edge.CommandLines;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Geodesy.Places;
using Lightcone.Location.Planning;

namespace Lightcone.Cli.Commands.Plan;

/// <summary><c>lightcone plan</c>: the fewest landmarks that prove every site's claim.</summary>
internal static class PlanCommand
{
    private const int SpareNetworks = 4;

    private const string Help = "Where must landmarks stand so that sites can be proven?";

    private const string Examples = """
        SITES.csv has the columns name, lat, lon, and optionally fault_domains: those that the site's operator can
        touch. CITIES.csv the same: the networks that offer a place there. Without it about 400 cities are taken, each
        with F + 4 networks.

        Examples:
          lightcone plan --sites SITES.csv --within-km 300
          lightcone plan --sites SITES.csv --outside CN,HK,MO --faults 1 --probability 0.95 --json

        Exit code: 0 every site is covered, 4 some are not, 1 bad input, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var sites = SharedOptions.Required<string>("--sites", "The sites to prove", "SITES.csv");
        var cities = SharedOptions.Of<string?>("--candidates", "Where landmarks can stand", "CITIES.csv");
        var faults = SharedOptions.Faults();
        var within = SharedOptions.Of<double?>("--within-km", "Prove each site within KM of its place", "KM");
        var outside = SharedOptions.Of<string?>("--outside", "Prove each site outside these countries", "CC,..");
        var probability = new Option<double>("--probability")
        {
            Description = "How likely an honest host is to be proven",
            HelpName = "P",
            DefaultValueFactory = _ => 0.9,
        };
        var json = SharedOptions.Json();
        var command = new Command("plan", Help) { sites, cities, faults, within, outside, probability, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(faults) is > PlanRequest.MaxFaults and var many)
                throw new UsageProblem($"--faults {many}: a plan tolerates at most {PlanRequest.MaxFaults}");
            var claim = Claim(parsed.GetValue(within), parsed.GetValue(outside));
            var chance = parsed.GetValue(probability);
            if (chance is not (> 0 and < 1)) throw new UsageProblem("--probability must be above 0 and below 1");
            var request = new PlanRequest(
                [.. PlacesFile.Read(parsed.GetRequiredValue(sites)).Select(site => Site(site, claim))],
                Candidates(parsed.GetValue(cities), parsed.GetValue(faults)))
            {
                FaultsTolerated = parsed.GetValue(faults),
                RequiredProbability = chance,
            };
            return Run(terminal, request, parsed.GetValue(json));
        });
        return command.WithExamples(Examples);
    }

    private static int Run(Terminal terminal, PlanRequest request, bool json)
    {
        if (request.Candidates.Count > PlanRequest.MaxCandidates)
            throw new InputProblem(
                $"there are {request.Candidates.Count} candidates; at most {PlanRequest.MaxCandidates} are compared");
        var plan = terminal.WithProgress("planning", _ => LandmarkPlanner.Plan(request));
        if (json) terminal.Out.WriteLine(CliJson.Text(PlanReport.Document(plan, request)));
        else PlanReport.Write(terminal, plan, request);
        return plan.Uncovered.Count == 0 ? ExitCode.Ok : ExitCode.Inconclusive;
    }

    /// <summary>The claim of a site; the default is the question that export law asks.</summary>
    private static Func<GeoPoint, Zone> Claim(double? withinKm, string? outside)
    {
        if (withinKm is not null && outside is not null) throw new UsageProblem("--within-km or --outside, not both");
        if (withinKm is { } kilometres)
        {
            return kilometres is > 0 and <= 20_000
                ? place => new CapZone(new Cap(place, (long)Math.Floor(kilometres * 1e6)))
                : throw new UsageProblem("--within-km must be above 0 and at most 20000");
        }

        var pack = BoundaryPack.Embedded;
        var codes = outside is null ? ClaimText.DefaultOutside : ClaimZones.Known("--outside", outside, pack);
        var zone = ClaimZones.Outside(pack, codes);
        return _ => zone;
    }

    private static PlanSite Site(NamedPlace site, Func<GeoPoint, Zone> claim) =>
        new(site.Name, site.Place, claim(site.Place)) { OwnDomains = site.FaultDomains };

    private static IReadOnlyList<CandidateCity> Candidates(string? path, int faults)
    {
        if (path is null)
        {
            // The same few operators in every city: more than f + 1, since one alone is rarely likely enough.
            string[] networks = [.. Enumerable.Range(1, faults + SpareNetworks).Select(i => $"network-{i}")];
            return [.. City.All.Select(city => new CandidateCity(city.Name, city.Place, networks))];
        }

        return [.. PlacesFile.Read(path).Select(city => city.FaultDomains.Count > 0
            ? new CandidateCity(city.Name, city.Place, city.FaultDomains)
            : throw new InputProblem($"{path}: '{city.Name}' has no fault_domains; name at least one network"))];
    }
}
