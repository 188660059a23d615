using System.Globalization;
using Lightcone.Cli.Drawing;
using Lightcone.Findings;
using Lightcone.Location;
using Lightcone.Reports.Pages;

namespace Lightcone.Cli.Commands.Demo;

/// <summary>The demo in words: four keys, four answers.</summary>
internal static class DemoStory
{
    public static IReadOnlyList<DemoPart> Parts(DemoWorld world) =>
    [
        new("honest.svg", $"An honest host in {world.HonestName}",
            "Landmarks time its answers. Light could not have carried an answer from farther away than their "
                + "discs reach, and two independent ones each show alone that a holder of the key was outside "
                + "CN, HK and MO. The cross is a guess from usual delays, and no evidence.",
            world.Honest()),
        new("staller.svg", "The same host stalls",
            "It holds every answer back by 150 ms. Delay makes discs larger and proves nothing: the proof is lost, "
                + "and losing it is what an operator must explain. Nobody can stall his way into a proof. The guess "
                + "follows the delays wherever they lead: that is why it is only one.",
            world.Staller()),
        new("copied-key.svg", $"The key was copied to {world.CopyName}",
            "Whoever is nearer to a landmark answers. No single place fits both holders: the discs contradict each "
                + "other, and a case is opened.",
            world.CopiedKey()),
        new("wrong-landmark-f0.svg", $"The landmark {world.WrongLandmarkName} is not where it says",
            $"It is believed to stand {Kilometres(world.WrongByMetres)} away. If no landmark may be wrong, its disc "
                + "contradicts the others.",
            world.WrongLandmark(0)),
        new("wrong-landmark-f1.svg", "... and one wrong landmark is tolerated",
            "If one independent landmark may be wrong, the others still carry the finding, and the odd one is named.",
            world.WrongLandmark(1)),
    ];

    public static ReportPage Page(DemoWorld world, IReadOnlyList<DemoPart> parts) => new()
    {
        Title = "Lightcone demo",
        Headline = "Four keys in a simulated world: honest, stalling, copied, and measured by a wrong landmark.",
        SimulatedNote = world.World.Label,
        Sections = [.. parts.Select(Section)],
        NotShown =
        [
            .. parts.SelectMany(part => part.Scene.Findings).SelectMany(FindingWords.Limits)
                .Distinct(StringComparer.Ordinal),
            "Anything real: hosts, keys, times and places of hosts are invented; only the cities and the land are not.",
        ],
        Inputs = [($"land: {world.Pack.Name} {world.Pack.Version}", world.Pack.Sha256)],
    };

    private static string Kilometres(double metres) =>
        (metres / 1000).ToString("#,0 km", CultureInfo.InvariantCulture);

    private static PageSection Section(DemoPart part) => new(part.Heading)
    {
        Paragraphs = [part.Words, .. part.Scene.Findings.Select(Sentence)],
        Picture = SceneMap.Draw(part.Scene),
    };

    /// <summary>The finding in words, which name its kind unless the reason begins with it.</summary>
    public static string Sentence(Finding finding) =>
        finding.Kind is FindingKind.Proven ? "Proven: " + finding.Reason : finding.Reason;
}
