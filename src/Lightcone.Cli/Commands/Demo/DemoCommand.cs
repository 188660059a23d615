using System.CommandLine;
using Lightcone.Cli.Drawing;
using Lightcone.Cli.Input;
using Lightcone.Cli.Output;
using Lightcone.Edge.CommandLines;
using Lightcone.Ranging;
using Lightcone.Simulation.Worlds;
using Spectre.Console;

namespace Lightcone.Cli.Commands.Demo;

/// <summary><c>lightcone demo</c>: a simulated world located and drawn, in seconds and without any data.</summary>
internal static class DemoCommand
{
    private const string Help = "A simulated world, located and drawn: start here.";

    private const string Examples = """
        Writes demo.html with its maps, and the world's round-trip times as a set to play with.

        Examples:
          lightcone demo
          lightcone demo --seed 7 --out somewhere
          lightcone locate --set lightcone-demo/world --target sim-t0 --map map.html

        Exit code: 0 written, 1 cannot be written, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var seed = SharedOptions.Of<ulong>("--seed", "Which world", "S", 1);
        var folder = new Option<string>("--out")
        {
            Description = "Folder to write to; made if need be",
            HelpName = "DIR",
            DefaultValueFactory = _ => "lightcone-demo",
        };
        var command = new Command("demo", Help) { seed, folder };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(seed), parsed.GetRequiredValue(folder)));
        return command.WithExamples(Examples);
    }

    private static int Run(Terminal terminal, ulong seed, string folder)
    {
        MakeFolder(folder);
        var (world, parts) = terminal.WithProgress("simulating", progress => Simulated(seed, progress));
        terminal.Markup($"[mediumpurple]{Markup.Escape(world.World.Label)}[/]");
        terminal.Line();
        foreach (var part in parts)
        {
            WholeFile.Write(Path.Combine(folder, part.File), SceneMap.Draw(part.Scene));
            terminal.Markup($"[bold]{Markup.Escape(part.Heading)}[/]");
            terminal.Line(part.Words);
            foreach (var finding in part.Scene.Findings)
                terminal.Markup($"  [bold]{Markup.Escape(DemoStory.Sentence(finding))}[/]");
            terminal.Line();
        }

        WholeFile.Write(Path.Combine(folder, "demo.html"), DemoStory.Page(world, parts).ToHtml());
        WriteSet(world.World.ToSet(), Path.Combine(folder, "world"));
        terminal.Line($"Page with maps: {Path.Combine(folder, "demo.html")}");
        terminal.Line($"Try: lightcone locate --set {Path.Combine(folder, "world")} --target sim-t0 --map map.html");
        return ExitCode.Ok;
    }

    private static (DemoWorld World, IReadOnlyList<DemoPart> Parts) Simulated(ulong seed, Action<double> progress)
    {
        var world = new DemoWorld(seed, progress);
        return (world, DemoStory.Parts(world));
    }

    private static void WriteSet(RttSet set, string folder)
    {
        MakeFolder(folder);
        WholeFile.Write(Path.Combine(folder, "hosts.csv"), RttSetFolder.HostsCsv(set));
        WholeFile.Write(Path.Combine(folder, "rtts.csv"), RttSetFolder.RttsCsv(set));
    }

    private static void MakeFolder(string folder)
    {
        if (folder.Length == 0) throw new UsageProblem("--out is empty; give the name of a folder");
        if (File.Exists(folder)) throw new InputProblem($"{folder}: is a file; choose another --out");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputProblem($"{folder}: cannot be made ({problem.Message.TrimEnd('.')}); choose another --out");
        }
    }
}
