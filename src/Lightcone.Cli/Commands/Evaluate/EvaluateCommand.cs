using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Input;
using Lightcone.Cli.Json;
using Lightcone.Cli.Output;
using Lightcone.Edge.CommandLines;
using Lightcone.Geodesy.Borders;
using Lightcone.Ranging;
using Lightcone.Simulation.Evaluation;

namespace Lightcone.Cli.Commands.Evaluate;

/// <summary><c>lightcone evaluate</c>: how well the targets of a set of known places are located.</summary>
internal static class EvaluateCommand
{
    private const string Help = "How well are hosts of known places located, beside published methods?";

    private const string Examples = """
        Each target is located as if its place were not known, never using its own rows or place for calibration.

        Examples:
          lightcone evaluate --set DIR --audit
          lightcone evaluate --set DIR --calibrate OTHER --audit --json
          lightcone evaluate --set DIR --audit --landmarks 20 --seed 1 --into docs/location-benchmark.md --name wn-20

        Exit code: 0 evaluated, whatever was found, 1 bad input, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var set = SharedOptions.Required<string>("--set", "Folder with hosts.csv and rtts.csv", "DIR");
        var calibrate = SharedOptions.Of<string?>("--calibrate", "Calibrate and audit with this set instead", "DIR");
        var landmarks = Landmarks();
        var seed = SharedOptions.Of<ulong>("--seed", "Which landmarks are drawn", "S", 1);
        var faults = SharedOptions.Faults();
        var outside = SharedOptions.Of<string?>("--outside", "The prohibited set; CN,HK,MO if not given", "CC,..");
        var audit = new Option<bool>("--audit")
        {
            Description = "Remove landmarks that the mesh shows to be wrong first",
        };
        var into = SharedOptions.Of<string?>("--into", "Rewrite the table between this file's markers", "FILE.md");
        var name = SharedOptions.Of<string?>("--name", "The markers' name, with --into", "NAME");
        var json = SharedOptions.Json();
        var command = new Command("evaluate", Help)
        {
            set, calibrate, landmarks, seed, faults, outside, audit, into, name, json,
        };
        command.SetAction(parsed => Run(terminal, new EvaluateRequest
        {
            Set = parsed.GetRequiredValue(set),
            Calibrate = parsed.GetValue(calibrate),
            Landmarks = parsed.GetValue(landmarks),
            Seed = parsed.GetValue(seed),
            Faults = parsed.GetValue(faults),
            Outside = parsed.GetValue(outside),
            Audit = parsed.GetValue(audit),
            Into = parsed.GetValue(into),
            Name = parsed.GetValue(name),
            Json = parsed.GetValue(json),
        }));
        return command.WithExamples(Examples);
    }

    private static Option<int?> Landmarks()
    {
        var option = SharedOptions.Of<int?>("--landmarks", "Locate each target from N landmarks, drawn by seed", "N");
        option.Validators.Add(result =>
        {
            // Read here: asking the parser for a value of the wrong kind is an exception.
            var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (!int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
                || count is < 1 or > RttSet.MaxHosts)
            {
                result.AddError($"--landmarks {given}: a whole number from 1 to {RttSet.MaxHosts} is expected.");
            }
        });
        return option;
    }

    private static int Run(Terminal terminal, EvaluateRequest request)
    {
        if (request.Into is null != request.Name is null) throw new UsageProblem("--into and --name go together");
        if (request.Into?.Trim() is "") throw new UsageProblem("--into '': the name of a Markdown file is expected");
        var table = request.Into is null ? null : MarkedTable.Open(request.Into, request.Name!);
        var watch = Stopwatch.StartNew();
        var evaluated = Evaluate(terminal, request);
        var document = EvaluateJson.Of(evaluated, watch.Elapsed.TotalSeconds);
        table?.Replace(EvaluateTable.Markdown(document, request));
        if (request.Json) terminal.Out.WriteLine(CliJson.Text(document));
        else EvaluateTable.Write(terminal, document);
        return ExitCode.Ok;
    }

    private static Evaluated Evaluate(Terminal terminal, EvaluateRequest request)
    {
        var pack = BoundaryPack.Embedded;
        var folder = SetFolder.Read(request.Set);
        var plan = new EvaluationPlan(pack)
        {
            Landmarks = request.Landmarks,
            Seed = request.Seed,
            Faults = request.Faults,
            Audit = request.Audit,
            Outside = request.Outside is { } text ? ClaimZones.Known("--outside", text, pack)
                : ClaimText.DefaultOutside,
        };
        var calibration = request.Calibrate is { } other ? SetFolder.Read(other) : null;
        var summary = terminal.WithProgress("locating", progress =>
            SetEvaluator.Run(folder.Set, calibration?.Set, plan, progress));
        return new Evaluated(folder, calibration, plan, summary);
    }
}
