using System.Globalization;
using System.Text;
using Lightcone.Cli.Json.Evaluate;
using Lightcone.Cli.Output;
using Spectre.Console;

namespace Lightcone.Cli.Commands.Evaluate;

/// <summary>An evaluation as tables: on a terminal, and in a Markdown file.</summary>
internal static class EvaluateTable
{
    public static void Write(Terminal terminal, EvaluateDocument document)
    {
        terminal.Markup($"[bold]{Markup.Escape(EvaluateWords.Finding(document))}[/]");
        terminal.Line(EvaluateWords.Setting(document));
        terminal.Line();
        var methods = new Table().Border(TableBorder.Simple).AddColumns("method", "median km", "mean km", "90 % km");
        foreach (var (name, errors) in Methods(document.Methods))
            methods.AddRow(name, Number(errors.MedianKm), Number(errors.MeanKm), Number(errors.P90Km));
        foreach (var column in methods.Columns.Skip(1)) column.RightAligned();
        terminal.Render(methods);
        var facts = new Table().Border(TableBorder.Simple).AddColumns("what", "value").HideHeaders();
        foreach (var (what, value) in Facts(document)) facts.AddRow(Markup.Escape(what), Markup.Escape(value));
        terminal.Render(facts);
        if (document.RemovedLandmarks.Length > 0)
            terminal.Line("Removed by the audit: " + string.Join(", ", document.RemovedLandmarks));
        if (!document.FaultDomainsStated) terminal.Line("Assumed: every landmark is independent of every other.");
        terminal.Markup($"[grey]{Markup.Escape(EvaluateWords.Times(document))}[/]");
    }

    /// <summary>The tables as Markdown, under the command that makes them.</summary>
    public static string Markdown(EvaluateDocument document, EvaluateRequest request)
    {
        var text = new StringBuilder();
        text.Append($"`{Command(document, request)}`\n\n");
        text.Append($"{EvaluateWords.Finding(document)}\n\n{EvaluateWords.Setting(document)}\n\n");
        text.Append("| method | median km | mean km | 90 % km |\n|---|---:|---:|---:|\n");
        foreach (var (name, errors) in Methods(document.Methods))
            text.Append($"| {name} | {Number(errors.MedianKm)} | {Number(errors.MeanKm)} | {Number(errors.P90Km)} |\n");
        text.Append("\n| hard bound and estimate | value |\n|---|---:|\n");
        foreach (var (what, value) in Facts(document)) text.Append($"| {what} | {value} |\n");
        return text.ToString();
    }

    private static IEnumerable<(string Name, ErrorsPart Errors)> Methods(MethodsPart methods)
    {
        yield return ("soft estimate (advisory)", methods.Soft);
        yield return ("centre of the hard region", methods.HardCentroid);
        yield return ("shortest ping", methods.ShortestPing);
        yield return ("CBG", methods.Cbg);
        yield return ("CBG++", methods.Cbgpp);
    }

    private static IEnumerable<(string What, string Value)> Facts(EvaluateDocument document)
    {
        var hard = document.Hard;
        var set = string.Join("/", document.Outside);
        yield return ("declared place outside the hard region",
            hard.SoundnessViolations.ToString(CultureInfo.InvariantCulture));
        yield return ("the same before the audit",
            hard.SoundnessViolationsBeforeAudit.ToString(CultureInfo.InvariantCulture));
        yield return ($"Proven outside {set}, f = 0 / 1",
            $"{Share(hard.ProvenOutsideF0)} / {Share(hard.ProvenOutsideF1)}");
        yield return ($"region outside {set}, f = 0 / 1",
            $"{Share(hard.JointlyOutsideF0)} / {Share(hard.JointlyOutsideF1)}");
        yield return ("Proven within 300 / 1,000 km", $"{Share(hard.Proven300)} / {Share(hard.Proven1000)}");
        yield return ("region within 300 / 1,000 km", $"{Share(hard.Jointly300)} / {Share(hard.Jointly1000)}");
        yield return ("Proven in the declared country", Share(hard.ProvenCountry));
        yield return ("median area of the hard region",
            $"{hard.MedianAreaKm2.ToString("#,0", CultureInfo.InvariantCulture)} km\u00b2");
        var soft = document.Soft;
        yield return ("50 % / 90 % regions hold the place", $"{Share(soft.Coverage50)} / {Share(soft.Coverage90)}");
        yield return ("likeliest country is right", Share(soft.CountryTop1));
        yield return ("median area of the 90 % region",
            $"{soft.MedianArea90Km2.ToString("#,0", CultureInfo.InvariantCulture)} km\u00b2");
    }

    private static string Command(EvaluateDocument document, EvaluateRequest request)
    {
        // Folders are named as they lie beside a checkout, not by the path of the machine that ran this.
        var text = new StringBuilder($"lightcone evaluate --set {Folder(request.Set)}");
        if (request.Calibrate is { } other) text.Append($" --calibrate {Folder(other)}");
        if (request.Audit) text.Append(" --audit");
        if (request.Landmarks is { } count)
            text.Append(CultureInfo.InvariantCulture, $" --landmarks {count} --seed {request.Seed}");
        if (request.Faults > 0) text.Append(CultureInfo.InvariantCulture, $" --faults {request.Faults}");
        if (request.Outside is not null) text.Append($" --outside {string.Join(',', document.Outside)}");
        return text.ToString();
    }

    private static string Folder(string path) =>
        "../shared/data/rtt/" + Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    private static string Number(double kilometres) => kilometres.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Share(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
