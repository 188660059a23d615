using System.CommandLine;
using System.Globalization;
using Lightcone.Cli.Boundaries;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Geodesy.Borders.Packing;

namespace Lightcone.Cli.Commands;

/// <summary><c>lightcone boundaries</c>: builds, names and asks the pack of country shapes.</summary>
public static class BoundariesCommand
{
    private const int Ok = 0;
    private const int Failed = 1;
    private const int Usage = 2;
    private const int LargestSource = 64 << 20;

    /// <summary>The command with its subcommands, ready to be mounted.</summary>
    public static Command Create() => new("boundaries", "The country shapes that claims are judged by.")
    {
        BuildCommand(),
        ShowCommand(),
        AtCommand(),
    };

    private static Command BuildCommand()
    {
        var from = new Option<FileInfo>("--from")
        {
            Description = "countries-10m.json of the npm package world-atlas 2.0.2 (see tools/boundaries).",
            Required = true,
        };
        var to = new Option<FileInfo>("--out") { Description = "Where the compressed pack goes.", Required = true };
        var command = new Command("build", "Builds the pack from its source, whole.") { from, to };
        command.SetAction(parsed => Guarded(() => Build(parsed.GetValue(from)!, parsed.GetValue(to)!)));
        return command;
    }

    private static Command ShowCommand()
    {
        var json = new Option<bool>("--json") { Description = "One JSON document (docs/formats.md)." };
        var command = new Command("show", "Name, hash and shapes of the pack that this program carries.") { json };
        command.SetAction(parsed => Print(
            parsed.GetValue(json) ? BoundaryWords.PackJson(BoundaryPack.Embedded)
                : BoundaryWords.Pack(BoundaryPack.Embedded)));
        return command;
    }

    private static Command AtCommand()
    {
        var place = new Argument<string>("LAT,LON") { Description = "Degrees, for example 1.45,103.77." };
        var json = new Option<bool>("--json") { Description = "One JSON document (docs/formats.md)." };
        var command = new Command("at", "The country at a place, and the nearest others.") { place, json };
        command.SetAction(parsed =>
        {
            var text = parsed.GetValue(place)!;
            if (Point(text) is not { } point) return Fail($"\"{text}\" is not LAT,LON in degrees", Usage);
            var found = NearCountries.Of(BoundaryPack.Embedded, point);
            return Print(parsed.GetValue(json) ? BoundaryWords.NearJson(found) : BoundaryWords.Near(found));
        });
        return command;
    }

    private static int Build(FileInfo from, FileInfo to)
    {
        if (!from.Exists) return Fail($"{from}: is not there; run npm ci in tools/boundaries first", Failed);
        if (from.Length > LargestSource) return Fail($"{from}: is larger than {LargestSource >> 20} MiB", Failed);
        if (!BoundaryPackBuilder.TryBuild(File.ReadAllBytes(from.FullName), SourceTables.WorldAtlas(),
                out var bytes, out var refusal))
            return Fail($"{from}: {refusal.Detail}", Failed);
        var compressed = BoundaryPackBuilder.Compress(bytes);
        if (!BoundaryPack.TryParseCompressed(compressed, out var pack, out refusal))
            return Fail(refusal.Detail, Failed);
        // Whole or not at all: written beside its place, then renamed.
        var beside = to.FullName + ".part";
        File.WriteAllBytes(beside, compressed);
        File.Move(beside, to.FullName, overwrite: true);
        return Print(
        [
            pack.Label,
            $"{pack.Atoms.Count} shapes, {bytes.Length:N0} bytes, compressed {compressed.Length:N0}: {to}",
        ]);
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

    private static int Guarded(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Fail(problem.Message, Failed);
        }
    }

    private static int Print(IEnumerable<string> lines)
    {
        foreach (var line in lines) Console.Out.WriteLine(line);
        return Ok;
    }

    private static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"lightcone: {message}");
        return exitCode;
    }
}
