using System.Text.RegularExpressions;

namespace Lightcone.Tests.HouseRules.Rooms;

/// <summary>
/// The core refers to no project but the numeric ground floor; programs refer to libraries, never to each other;
/// only the command line and the tests refer to the simulation.
/// </summary>
internal sealed partial class ProjectStar : HouseRule
{
    private const string Simulation = "Lightcone.Simulation";

    public override string Name => "projects form a star";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        var projects = tree.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        var programs = projects.Where(IsProgram).Select(ProjectName).ToHashSet();
        foreach (var project in projects.Where(file => file.IsUnder("src")))
        {
            foreach (var (line, target) in References(project))
            {
                var name = ProjectName(project);
                if (programs.Contains(target))
                {
                    yield return project.At(line, $"refers to the program {target}; a program is started, not linked");
                }
                else if (name == "Lightcone" && target != "Lightcone.SparseAttention")
                {
                    yield return project.At(line, $"the core refers to {target}; the core stands in the middle");
                }
                else if (target == Simulation && name != "Lightcone.Cli")
                {
                    yield return project.At(line, "only the command line and the tests refer to the simulation");
                }
            }
        }
    }

    private static IEnumerable<(int Line, string Target)> References(SourceFile project) =>
        from line in project.Lines().Index()
        let match = ProjectReference().Match(line.Item)
        where match.Success
        select (line.Index + 1, match.Groups["name"].Value);

    private static bool IsProgram(SourceFile project) =>
        project.IsUnder("src") && (project.Text.Contains("<OutputType>Exe<", StringComparison.Ordinal)
            || project.Text.Contains("Sdk=\"Microsoft.NET.Sdk.Web\"", StringComparison.Ordinal));

    private static string ProjectName(SourceFile project) => Path.GetFileNameWithoutExtension(project.FileName);

    [GeneratedRegex("""(?x) <ProjectReference \s+ Include="([^"]*[/\\])?(?<name>[^/\\"]+)\.csproj" """)]
    private static partial Regex ProjectReference();
}
