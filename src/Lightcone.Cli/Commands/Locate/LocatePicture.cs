using System.Globalization;
using Lightcone.Cli.Drawing;
using Lightcone.Cli.Input;
using Lightcone.Cli.Output;
using Lightcone.Findings;
using Lightcone.Location;
using Lightcone.Reports.Pages;

namespace Lightcone.Cli.Commands.Locate;

/// <summary>A located target as a map, and as a page that holds the map.</summary>
internal static class LocatePicture
{
    private const int DiscsListed = 24;

    /// <summary>The name of a file to draw into, before any work is done for it.</summary>
    /// <exception cref="UsageProblem">Its ending is of no form that is drawn.</exception>
    public static string? Checked(string? file)
    {
        if (file is not null) _ = IsPage(file);
        return file;
    }

    /// <summary>Draws a map or a page, as the file's ending says.</summary>
    public static void Save(string file, Located located) =>
        WholeFile.Write(file, IsPage(file) ? Page(located) : Map(located));

    public static string Map(Located located) => SceneMap.Draw(located.Scene);

    public static string Page(Located located)
    {
        var folder = located.Folder;
        return new ReportPage
        {
            Title = $"Lightcone: where {located.Host.Name} ({located.Host.Id}) can be",
            Headline = located.Headline,
            SimulatedNote = folder.IsSimulated ? "Simulated: no real host, no real measurement." : "",
            Sections = [Claims(located), Where(located), Probably(located), Discs(located)],
            NotShown =
            [
                .. located.Findings.SelectMany(FindingWords.Limits).Distinct(StringComparer.Ordinal),
                folder.Signed is null
                    ? "Whether the times in the file are true, and when they were measured."
                    : "Whether the times are true: each is its landmark's word.",
                .. folder.Notes,
                folder.Set.StatesFaultDomains
                    ? "Whether the fault domains that the file states are independent."
                    : "Whether the landmarks are independent of one another: the file does not say, "
                        + "so each counts as its own.",
            ],
            Inputs =
            [
                .. folder.Inputs.Select(input => (input.Name, input.Sha256)),
                ($"land: {located.Pack.Name} {located.Pack.Version}", located.Pack.Sha256),
            ],
        }.ToHtml();
    }

    private static PageSection Claims(Located located) => new("What was claimed, and what was found")
    {
        Table = new PageTable(["claim", "finding", "in words", "may be wrong", "set aside", "assurance"],
            [.. located.Findings.Select(finding => new[]
            {
                finding.Claim, Kind(finding.Kind), finding.Reason, Number(finding.FaultsTolerated),
                finding.FaultsUsed is { } used ? Number(used) : "not enough", finding.Tier.ToString(),
            })]),
        Paragraphs = located.IsDefaultClaim
            ? ["No claim was given, so the default was judged: to be outside CN, HK and MO."]
            : [],
    };

    private static string Kind(FindingKind kind) => kind switch
    {
        FindingKind.Proven => "Proven",
        FindingKind.ProvenJointly => "Proven if the key has one holder",
        FindingKind.NotProven => "Not proven",
        FindingKind.Refuted => "Cannot be",
        FindingKind.Contradictory => "Measurements disagree",
        _ => "No evidence",
    };

    private static PageSection Where(Located located) => new("Where the key can be")
    {
        Paragraphs = located.Result.Region.IsEmpty || located.Result.Region.IsWholeEarth
            ? [LocateText.RegionSentence(located)]
            : [LocateText.RegionSentence(located), LocateText.CountrySentence(located)],
        Picture = Map(located),
    };

    private static PageSection Probably(Located located) => new("Where it probably is: a guess, not evidence")
    {
        Paragraphs = located.Estimate is { } estimate
            ? [EstimateWords.Advisory, EstimateWords.Place(estimate), EstimateWords.Countries(estimate)]
            : [EstimateWords.Advisory, "Nothing to guess from: no measurement, or no land where it could be."],
    };

    private static PageSection Discs(Located located) => new("What it rests on")
    {
        Paragraphs =
        [
            "Each landmark timed an answer. Nothing is faster than light in vacuum, so the holder of the "
                + "key was within this distance of the landmark, whatever route the answer took.",
            LocateText.FaultSentence(located),
            .. located.Result.Discs.Count > DiscsListed
                ? [$"Listed are the {DiscsListed} tightest of {located.Result.Discs.Count} discs."]
                : Array.Empty<string>(),
        ],
        Table = new PageTable(["landmark", "id", "fault domain", "within km"],
            [.. located.Result.Discs.Take(DiscsListed).Select(disc => new[]
            {
                disc.Landmark.Name, disc.Landmark.Id, disc.Landmark.FaultDomain,
                ((disc.Cap.RadiusMillimetres + 999_999) / 1_000_000).ToString(CultureInfo.InvariantCulture),
            })]),
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool IsPage(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".html" or ".htm" => true,
        ".svg" => false,
        _ => throw new UsageProblem($"--map {file}: the name must end in .svg or .html"),
    };
}
