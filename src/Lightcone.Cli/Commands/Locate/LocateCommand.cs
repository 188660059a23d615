using System.CommandLine;
using Lightcone.Cli.Input;
using Lightcone.Cli.Json;
using Lightcone.Cli.Output;

namespace Lightcone.Cli.Commands.Locate;

/// <summary><c>lightcone locate</c>: where one host of a set can be, and what that says of claims about it.</summary>
internal static class LocateCommand
{
    private const string Help = "Where can a host be, and do the claims about it hold?";

    private const string Examples = """
        Without a claim the default one is judged: to be outside CN,HK,MO.

        Examples:
          lightcone locate --set DIR --target wn50
          lightcone locate --set DIR --target "Buenos Aires" --claim -34.6,-58.4,500 --claim-countries AR
          lightcone locate --set DIR --target wn50 --claim-outside CN,HK,MO --faults 1 --map map.html

        Exit code: 0 all claims confirmed, 3 one refuted, 4 neither, 1 bad input, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var set = SharedOptions.Required<string>("--set", "Folder with hosts.csv and rtts.csv", "DIR");
        var target = SharedOptions.Required<string>("--target", "The host, by id or by name", "HOST");
        var claim = Repeated("--claim", "Is within KM of a point; may be repeated", "LAT,LON,KM");
        var countries = Repeated("--claim-countries", "Is on the land of these countries; may be repeated", "CC,..");
        var outside = Repeated("--claim-outside", "Is not on the land of these countries; may be repeated", "CC,..");
        var faults = SharedOptions.Faults();
        var map = SharedOptions.Of<string?>("--map", "Also draw a map (.svg) or a page with it (.html)", "FILE");
        var json = SharedOptions.Json();
        var command = new Command("locate", Help) { set, target, claim, countries, outside, faults, map, json };
        command.SetAction(parsed => Run(terminal, new LocateRequest
        {
            Set = parsed.GetRequiredValue(set),
            Target = parsed.GetRequiredValue(target),
            Claims = parsed.GetValue(claim) ?? [],
            ClaimCountries = parsed.GetValue(countries) ?? [],
            ClaimOutside = parsed.GetValue(outside) ?? [],
            Faults = parsed.GetValue(faults),
            Map = parsed.GetValue(map),
            Json = parsed.GetValue(json),
        }));
        return command.WithExamples(Examples);
    }

    private static int Run(Terminal terminal, LocateRequest request)
    {
        var isPage = MapIsPage(request.Map);
        var located = Located.Run(request, terminal);
        if (request.Map is { } file)
            WholeFile.Write(file, isPage ? LocatePicture.Page(located) : LocatePicture.Map(located));
        if (request.Json)
        {
            terminal.Out.WriteLine(CliJson.Text(LocateJson.Of(located)));
        }
        else
        {
            LocateText.Write(terminal, located);
            if (request.Map is not null) terminal.Line($"Map: {request.Map}");
        }

        return ExitCode.Of(located.Conclusion);
    }

    private static bool MapIsPage(string? map) => map is not null && Path.GetExtension(map).ToLowerInvariant() switch
    {
        ".html" or ".htm" => true,
        ".svg" => false,
        _ => throw new UsageProblem($"--map {map}: the name must end in .svg or .html"),
    };

    private static Option<string[]> Repeated(string name, string description, string value) => new(name)
    {
        Description = description,
        HelpName = value,
        AllowMultipleArgumentsPerToken = false,
    };
}
