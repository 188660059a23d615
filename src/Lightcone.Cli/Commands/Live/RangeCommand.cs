using System.CommandLine;
using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Input;
using Lightcone.Cli.Json;
using Lightcone.Cli.Output;
using Lightcone.Edge.CommandLines;

namespace Lightcone.Cli.Commands.Live;

/// <summary><c>lightcone range</c>: the whole measurement live on this machine, an agent and probes as processes, with
/// relays between them that delay as a set of measured times says.</summary>
internal static class RangeCommand
{
    private const int MostSeconds = 180;

    private const string Help = "Measure live on this machine, through relays that delay as a set says";

    private const string Examples = """
        The paths are simulated, and every output says so; protocol, processes, sockets, stamps and signatures are real.

        Examples:
          lightcone range --from-set DIR --at wn50
          lightcone range --from-set DIR --at wn50 --landmarks 20 --seconds 3 --claim-outside CN,HK,MO
          lightcone range --from-set DIR --at wn50 --receipts OUT && lightcone locate --receipts OUT
          lightcone range --from-set DIR --at wn50 --bundle FILE && lightcone verify FILE

        Exit code: 0 all claims confirmed, 3 one refuted, 4 neither, 1 bad input, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var set = SharedOptions.Required<string>("--from-set", "Folder with hosts.csv and rtts.csv", "DIR");
        var at = SharedOptions.Required<string>("--at", "The host of the set that the agent stands for", "HOST");
        var landmarks = SharedOptions.Of<int?>("--landmarks", "Only the N landmarks nearest in time", "N");
        var challenges = SharedOptions.Of("--challenges", "Challenges of each landmark", "N", 30);
        var seconds = SharedOptions.Of("--seconds", "Over how long they are spread", "S", 10);
        var receipts = SharedOptions.Of<string?>("--receipts", "Keep the signed receipts in this new folder", "DIR");
        var bundle = SharedOptions.Of<string?>("--bundle", "Write the signed verdict with its evidence there", "FILE");
        var claims = new LocateClaims();
        var json = SharedOptions.Json();
        var command = new Command("range", Help)
        {
            set, at, landmarks, challenges, seconds, receipts, bundle, json,
        };
        claims.AddTo(command);
        command.SetAction(parsed =>
        {
            var locate = claims.Read(parsed) with { Json = parsed.GetValue(json) };
            return Run(terminal, Checked(new RangeRequest
            {
                FromSet = parsed.GetRequiredValue(set),
                At = parsed.GetRequiredValue(at),
                Landmarks = parsed.GetValue(landmarks),
                Challenges = parsed.GetValue(challenges),
                Seconds = parsed.GetValue(seconds),
                Receipts = parsed.GetValue(receipts),
                Bundle = parsed.GetValue(bundle) is { } file ? RangeBundle.Of(file, locate) : null,
                Locate = locate,
            }));
        });
        return command.WithExamples(Examples);
    }

    private static int Run(Terminal terminal, RangeRequest request)
    {
        if (request.Receipts is { } folder) MakeNew(folder);
        var ranged = Ranged.Run(request, terminal);
        if (request.Locate.Map is { } map) LocatePicture.Save(map, ranged.Live);
        if (request.Locate.Json) terminal.Out.WriteLine(CliJson.Text(RangeReport.Json(ranged, request)));
        else RangeReport.Write(terminal, ranged, request);
        return ExitCode.Of(ranged.Live.Conclusion);
    }

    private static RangeRequest Checked(RangeRequest request) => request switch
    {
        { Challenges: < 1 or > 4096 } =>
            throw new UsageProblem($"--challenges {request.Challenges}: a whole number from 1 to 4096 is expected"),
        { Seconds: < 1 or > MostSeconds } =>
            throw new UsageProblem($"--seconds {request.Seconds}: a whole number from 1 to {MostSeconds} is expected"),
        { Landmarks: < 1 } =>
            throw new UsageProblem($"--landmarks {request.Landmarks}: a whole number from 1 is expected"),
        _ => request,
    };

    // Old receipts beside new ones would be of two sessions.
    private static void MakeNew(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new InputProblem($"--receipts {folder}: is there already; give the name of a new folder");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputProblem($"--receipts {folder}: cannot be made ({problem.Message.TrimEnd('.')})");
        }
    }
}
