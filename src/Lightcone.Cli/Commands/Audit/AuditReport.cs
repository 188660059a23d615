using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Input;
using Lightcone.Cli.Json.Audit;
using Lightcone.Cli.Output;
using Lightcone.Location;
using Lightcone.Location.Audit;
using Lightcone.Ranging;
using Spectre.Console;

namespace Lightcone.Cli.Commands.Audit;

/// <summary>An audit's outcome in words and as JSON.</summary>
internal static class AuditReport
{
    public static AuditDocument Document(SetFolder folder, AuditResult result) => new()
    {
        Conflicts = [.. result.Conflicts.Select(conflict => Of(folder.Set, conflict))],
        Flagged = [.. result.Flagged.Select(flagged => new FlaggedPart([.. flagged.Landmarks]))],
        Set = folder.Name,
        Landmarks = folder.Set.Landmarks.Count,
        Inputs = LocateJson.Inputs(folder),
        Notes = [.. folder.Notes],
    };

    public static void Write(Terminal terminal, SetFolder folder, AuditResult result)
    {
        var flagged = result.Flagged.Count;
        terminal.Markup($"[bold]{Markup.Escape(Headline(folder, result))}[/]");
        terminal.Line();
        if (flagged > 0) terminal.Render(Flagged(folder.Set, result));
        if (result.Conflicts.Count > 0) terminal.Render(Conflicts(folder.Set, result));
        terminal.Line(
            "Proved at c: of each conflict's landmarks at least one is wrong. Inferred at the speed of fibre, "
            + "an assumption: which one, and where it may be.");
        terminal.Line("It finds mistakes, not liars: a landmark that only adds delay is never flagged.");
        foreach (var note in folder.Notes) terminal.Line(note);
    }

    private static string Headline(SetFolder folder, AuditResult result)
    {
        var single = result.Flagged.Count(flagged => flagged.Landmarks.Count == 1);
        var pairs = result.Flagged.Count - single;
        var all = $"{folder.Set.Landmarks.Count} landmarks of {folder.Name}";
        var wrong = single == 1 ? $"1 of {all} is not where it says" : $"{single} of {all} are not where they say";
        var torn = pairs == 1 ? "1 pair at least one is not" : $"{pairs} pairs at least one is not";
        return (single, pairs) switch
        {
            (0, 0) => $"No landmark of {folder.Name} contradicts another at the speed of light.",
            (_, 0) => wrong + ".",
            (0, _) => $"Of {all}, in {torn} where it says.",
            _ => $"{wrong}; in {(pairs == 1 ? "1 more pair" : $"{pairs} more pairs")} at least one is not.",
        };
    }

    private static Table Flagged(RttSet set, AuditResult result)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("flagged", "meaning");
        foreach (var flagged in result.Flagged)
        {
            table.AddRow(Names(set, flagged.Landmarks),
                flagged.Landmarks.Count == 1 ? "not where it says" : "at least one is not where it says");
        }

        return table;
    }

    private static Table Conflicts(RttSet set, AuditResult result)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("conflict", "too far by", "likelier wrong (fibre)", "may be near (fibre)");
        table.Columns[1].RightAligned();
        foreach (var conflict in result.Conflicts)
        {
            table.AddRow(Names(set, conflict.Landmarks), FindingWords.Kilometres(conflict.OvershootMillimetres),
                conflict.LikelyWrong is { } id ? Names(set, [id]) : "",
                conflict.PlausiblyNear is { } near ? Names(set, [near]) : "");
        }

        return table;
    }

    private static string Names(RttSet set, IReadOnlyList<string> ids) => Markup.Escape(string.Join(" | ",
        ids.Select(id => set.IndexOf(id) is >= 0 and var index ? $"{set.Hosts[index].Name} ({id})" : id)));

    private static string? NameOf(RttSet set, string? id) =>
        id is not null && set.IndexOf(id) is >= 0 and var index ? set.Hosts[index].Name : id;

    private static ConflictPart Of(RttSet set, AuditConflict conflict) => new()
    {
        Landmarks = [.. conflict.Landmarks],
        ProvedAt = conflict.ProvedAt,
        OvershootKm = conflict.OvershootMillimetres / 1e6,
        LikelyWrong = conflict.LikelyWrong,
        PlausiblePlace = conflict.PlausiblePlace is { } place
            ? new PlacePart(place.Latitude, place.Longitude, NameOf(set, conflict.PlausiblyNear))
            : null,
        InferredAt = conflict.InferredAt,
    };
}
