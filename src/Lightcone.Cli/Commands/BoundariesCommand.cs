using System.CommandLine;
using System.Globalization;
using Lightcone.Cli.Boundaries;
using Lightcone.Cli.Input;
using Lightcone.Cli.Output;
using Lightcone.Edge.CommandLines;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Geodesy.Borders.Packing;

namespace Lightcone.Cli.Commands;

/// <summary><c>lightcone boundaries</c>: builds, names and asks the pack of country shapes.</summary>
internal static class BoundariesCommand
{
    private const int LargestSource = 64 << 20;

    private const string Examples = """
        Examples:
          lightcone boundaries at 1.45,103.77
          lightcone boundaries show

        'lightcone boundaries COMMAND --help' tells more of each.
        """;

    private const string BuildExamples = """
        The same source gives the same bytes on every machine. tools/boundaries/README.md says where it comes from.

        Example:
          lightcone boundaries build --from countries-10m.json --out countries-10m.lcbp

        Exit code: 0 built, 1 bad input, 2 bad usage.
        """;

    private const string ShowExamples = """
        The pack has no opinion on sovereignty; findings about countries mean nothing without its name and hash.

        Examples:
          lightcone boundaries show
          lightcone boundaries show --json

        Exit code: 0 shown, 2 bad usage.
        """;

    private const string AtExamples = """
        Examples:
          lightcone boundaries at 1.45,103.77
          lightcone boundaries at -33.87,151.21 --json

        Exit code: 0 answered, 2 bad usage.
        """;

    public static Command Make(Terminal terminal) =>
        new Command("boundaries", "The country shapes that claims are judged by.")
        {
            BuildCommand(terminal),
            ShowCommand(terminal),
            AtCommand(terminal),
        }.WithExamples(Examples);

    private static Command BuildCommand(Terminal terminal)
    {
        var from = SharedOptions.Required<string>("--from",
            "countries-10m.json of the npm package world-atlas 2.0.2", "FILE");
        var to = SharedOptions.Required<string>("--out", "Where the compressed pack goes", "FILE");
        var command = new Command("build", "Builds the pack from its source, whole.") { from, to };
        command.SetAction(parsed =>
            Print(terminal, Build(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to))));
        return command.WithExamples(BuildExamples);
    }

    private static Command ShowCommand(Terminal terminal)
    {
        var json = SharedOptions.Json();
        var command = new Command("show", "Name, hash and shapes of the pack that this program carries.") { json };
        command.SetAction(parsed => Print(terminal,
            parsed.GetValue(json) ? BoundaryWords.PackJson(BoundaryPack.Embedded)
                : BoundaryWords.Pack(BoundaryPack.Embedded)));
        return command.WithExamples(ShowExamples);
    }

    private static Command AtCommand(Terminal terminal)
    {
        var place = new Argument<string>("LAT,LON") { Description = "Degrees, for example 1.45,103.77" };
        var json = SharedOptions.Json();
        var command = new Command("at", "The country at a place, and the nearest others.") { place, json };
        command.SetAction(parsed =>
        {
            var text = parsed.GetRequiredValue(place);
            var point = Point(text) ?? throw new UsageProblem(
                $"'{text}' is no place; LAT,LON in degrees is expected, for example 1.45,103.77");
            var found = NearCountries.Of(BoundaryPack.Embedded, point);
            return Print(terminal,
                parsed.GetValue(json) ? BoundaryWords.NearJson(found) : BoundaryWords.Near(found));
        });
        return command.WithExamples(AtExamples);
    }

    private static string[] Build(string from, string to)
    {
        var source = BoundedFile.Read(from, LargestSource, "run npm ci in tools/boundaries first");
        if (!BoundaryPackBuilder.TryBuild(source, SourceTables.WorldAtlas(), out var bytes, out var refusal))
            throw new InputProblem($"{from}: {refusal.Detail}");
        var compressed = BoundaryPackBuilder.Compress(bytes);
        if (!BoundaryPack.TryParseCompressed(compressed, out var pack, out refusal))
            throw new InputProblem($"{from}: {refusal.Detail}");
        WholeFile.Write(to, compressed);
        return
        [
            pack.Label,
            string.Create(CultureInfo.InvariantCulture,
                $"{pack.Atoms.Count} shapes, {bytes.Length:N0} bytes, compressed {compressed.Length:N0}: {to}"),
        ];
    }

    private static GeoPoint? Point(string text)
    {
        var parts = text.Split(',');
        return parts.Length == 2 && Degrees(parts[0]) is >= -90 and <= 90 and var latitude
            && Degrees(parts[1]) is >= -180 and <= 180 and var longitude
            ? new GeoPoint(latitude, longitude)
            : null;
    }

    private static double Degrees(string text) => double.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var value)
        ? value
        : double.NaN;

    private static int Print(Terminal terminal, IEnumerable<string> lines)
    {
        foreach (var line in lines) terminal.Out.WriteLine(line);
        return ExitCode.Ok;
    }
}
