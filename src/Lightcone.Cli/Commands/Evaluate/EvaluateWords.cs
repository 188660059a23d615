using System.Globalization;
using Lightcone.Cli.Json.Evaluate;

namespace Lightcone.Cli.Commands.Evaluate;

/// <summary>An evaluation in sentences.</summary>
internal static class EvaluateWords
{
    /// <summary>What came out: how near half of the hosts were placed, and whether the hard bound held.</summary>
    public static string Finding(EvaluateDocument document)
    {
        var counted = document.Targets - document.FlaggedTargets.Length;
        if (counted == 0) return "No error was measured: the audit flags every host that was measured.";
        var methods = document.Methods;
        var placed = counted == 1 ? "The one host was placed" : $"Half of {counted} hosts were placed";
        return $"{placed} within {Kilometres(methods.Soft)} by the estimate (CBG++: {Kilometres(methods.Cbgpp)}); "
            + $"{Outside(document)}.";
    }

    /// <summary>From what: the set, its landmarks, who was left out, and how many may be wrong.</summary>
    public static string Setting(EvaluateDocument document)
    {
        var flagged = document.FlaggedTargets.Length;
        var apart = flagged > 0 ? $", {flagged} flagged by the audit and counted apart" : "";
        var fewer = document.LandmarksAsked is { } asked && asked > document.Landmarks
            ? $" ({asked} were asked for; there are no more)"
            : "";
        return $"{document.Set}: {Count(document.Targets - flagged, "target")} located from "
            + $"{Count(document.Landmarks, "landmark")} at most{fewer}{apart}; {MayBeWrong(document)}.";
    }

    /// <summary>How long it took, as a whole and for each target.</summary>
    public static string Times(EvaluateDocument document)
    {
        var times = document.MsPerTarget;
        return string.Create(CultureInfo.InvariantCulture, $"{document.ElapsedSeconds:0.0} s; {times.Hard:0.00} ms "
            + $"per hard region, {times.Soft:0.00} ms per estimate");
    }

    private static string Outside(EvaluateDocument document) => document.Hard.SoundnessViolations switch
    {
        0 when MayAllBeWrong(document) => "the hard bound excludes no place",
        0 => "none is outside its hard region",
        1 => "1 is outside its hard region, so a landmark or its declared place is wrong",
        var many => $"{many} are outside their hard regions, so landmarks or declared places are wrong",
    };

    private static string MayBeWrong(EvaluateDocument document) => document.Faults switch
    {
        0 => "no landmark may be wrong",
        var many when MayAllBeWrong(document) => $"{many} may be wrong, which is all of them: nothing can be shown",
        1 => "1 landmark may be wrong",
        var many => $"{many} landmarks may be wrong",
    };

    private static bool MayAllBeWrong(EvaluateDocument document) => document.Faults >= document.Landmarks;

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Kilometres(ErrorsPart errors) =>
        errors.MedianKm.ToString("#,0", CultureInfo.InvariantCulture) + " km";
}
