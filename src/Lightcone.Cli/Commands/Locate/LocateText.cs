using System.Globalization;
using Lightcone.Cli.Output;
using Lightcone.Findings;
using Lightcone.Location;
using Spectre.Console;

namespace Lightcone.Cli.Commands.Locate;

/// <summary>A located target in words: one headline, then the ladder of claims, then what they rest on.</summary>
internal static class LocateText
{
    private const int DiscsShown = 8;
    private const int CountriesShown = 14;

    public static void Write(Terminal terminal, Located located)
    {
        if (located.Folder.IsSimulated)
            terminal.Markup("[mediumpurple]SIMULATED: no real host, no real measurement.[/]");
        terminal.Markup($"[bold]{Markup.Escape(located.Headline)}[/]");
        terminal.Line();
        WriteClaims(terminal, located);
        WriteRegion(terminal, located);
        WriteEstimate(terminal, located);
        WriteDiscs(terminal, located);
        WriteLimits(terminal, located);
    }

    /// <summary>The finding in two words, in the colour that pages use too: red for contradictions only.</summary>
    public static string Ladder(FindingKind kind) => kind switch
    {
        FindingKind.Proven => "[green]Proven[/]",
        FindingKind.ProvenJointly => "Proven if one holder",
        FindingKind.NotProven => "Not proven",
        FindingKind.Refuted => "[yellow]Cannot be[/]",
        FindingKind.Contradictory => "[red]Measurements disagree[/]",
        _ => "[grey]No evidence[/]",
    };

    /// <summary>The region's size and lands in one sentence.</summary>
    public static string RegionSentence(Located located)
    {
        var region = located.Result.Region;
        if (region.IsEmpty) return "No place fits the measurements.";
        if (region.IsWholeEarth) return "Nothing is excluded: the key can be anywhere on Earth.";
        var farthest = FindingWords.Kilometres(region.FarthestMillimetres(located.Host.Place));
        var sentence = string.Create(CultureInfo.InvariantCulture, $"If the key has one holder, it is in an area of "
            + $"{Math.Ceiling(region.AreaSquareMetres / 1e6):#,0} km\u00b2, "
            + $"at most {farthest} from the declared place.");
        return located.Scene.IsDeclaredPlaceExcluded
            ? sentence + " The declared place is not in that area."
            : sentence;
    }

    /// <summary>Whose land the region touches, in one sentence.</summary>
    public static string CountrySentence(Located located)
    {
        var countries = located.Countries;
        if (countries.Count == 0) return "It touches no land.";
        var more = countries.Count > CountriesShown ? $" and {countries.Count - CountriesShown} more" : "";
        return $"It may touch the land of {string.Join(", ", countries.Take(CountriesShown))}{more}.";
    }

    /// <summary>How many landmarks answered, how many may be wrong, and how many must be.</summary>
    public static string FaultSentence(Located located)
    {
        var result = located.Result;
        var answered = result.Domains == 1 ? "1 independent landmark" : $"{result.Domains} independent landmarks";
        var may = result.FaultsTolerated == 0 ? "none may be wrong" : $"{result.FaultsTolerated} may be wrong";
        var used = result switch
        {
            { FaultsUsed: { } count } when result.FaultsTolerated > 0 => $", {count} had to be set aside",
            { FaultsUsed: null } => ", and so no place is left",
            _ => "",
        };
        return $"{answered} answered; {may}{used}.";
    }

    /// <summary>The tier in words, beside which every finding stands.</summary>
    public static string TierSentence(Finding finding) => finding.Tier is AssuranceTier.Declared
        ? "Assurance: Declared. Nobody signed these times."
        : $"Assurance: {finding.Tier}. Each time is its landmark's word, and signed by it.";

    private static void WriteClaims(Terminal terminal, Located located)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("claim", "finding", "in words");
        foreach (var finding in located.Findings)
            table.AddRow(Markup.Escape(finding.Claim), Ladder(finding.Kind), Markup.Escape(finding.Reason));
        terminal.Render(table);
        if (located.IsDefaultClaim)
            terminal.Markup("[grey]No claim was given: the default is judged, to be outside CN, HK and MO.[/]");
    }

    private static void WriteRegion(Terminal terminal, Located located)
    {
        var result = located.Result;
        terminal.Line(RegionSentence(located));
        if (!result.Region.IsEmpty && !result.Region.IsWholeEarth) terminal.Line(CountrySentence(located));
        terminal.Line(FaultSentence(located));
        if (!located.Folder.Set.StatesFaultDomains && result.Domains > 1)
            terminal.Line("Assumed: every landmark is independent of every other; the set states no fault domains.");
        foreach (var column in located.Folder.Set.IgnoredColumns)
            terminal.Line($"Not read: column '{column}'.");
        foreach (var note in located.Folder.Notes) terminal.Line(note);
    }

    private static void WriteEstimate(Terminal terminal, Located located)
    {
        terminal.Line();
        terminal.Markup($"[grey]{EstimateWords.Advisory}[/]");
        if (located.Estimate is not { } estimate)
        {
            terminal.Line("Nothing to guess from: no measurement, or no land where it could be.");
            return;
        }

        terminal.Line(EstimateWords.Place(estimate));
        terminal.Line(EstimateWords.Countries(estimate));
        terminal.Line();
    }

    private static void WriteDiscs(Terminal terminal, Located located)
    {
        var discs = located.Result.Discs;
        if (discs.Count == 0) return;
        var witnesses = located.Findings.SelectMany(finding => finding.Witnesses).ToHashSet(StringComparer.Ordinal);
        var table = new Table().Border(TableBorder.Simple).AddColumns("landmark", "id", "within");
        table.Columns[2].RightAligned();
        foreach (var disc in discs.Take(DiscsShown))
        {
            var mark = witnesses.Contains(disc.Landmark.Id) ? " [green]*[/]" : "";
            table.AddRow(Markup.Escape(disc.Landmark.Name) + mark, Markup.Escape(disc.Landmark.Id),
                FindingWords.Kilometres(disc.Cap.RadiusMillimetres));
        }

        terminal.Render(table);
        var rest = discs.Count > DiscsShown ? $"The {DiscsShown} tightest of {discs.Count} discs. " : "";
        var marked = located.Result.IsContradictory ? "* disagrees most." : "* carries a finding.";
        var legend = discs.Take(DiscsShown).Any(disc => witnesses.Contains(disc.Landmark.Id)) ? marked : "";
        if (rest.Length + legend.Length > 0) terminal.Markup($"[grey]{rest}{legend}[/]");
    }

    private static void WriteLimits(Terminal terminal, Located located)
    {
        terminal.Line();
        foreach (var tier in located.Findings.Select(TierSentence).Distinct(StringComparer.Ordinal))
            terminal.Line(tier);
        foreach (var limit in located.Findings.SelectMany(FindingWords.Limits).Distinct(StringComparer.Ordinal))
            terminal.Line(limit);
        terminal.Markup($"[grey]Land: {Markup.Escape(located.Pack.Label)}[/]");
    }
}
