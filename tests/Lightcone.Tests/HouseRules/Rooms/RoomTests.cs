namespace Lightcone.Tests.HouseRules.Rooms;

public sealed class RoomTests
{
    private const string Later = "namespace Lightcone.Location; public sealed class Solver { public static int F; }";

    [Theory]
    [InlineData("namespace Lightcone.Geodesy; class A { Lightcone.Location.Solver? x; }")]
    [InlineData("namespace Lightcone.Geodesy; class A { Location.Solver? x; }")]
    [InlineData("using static Lightcone.Location.Solver; namespace Lightcone.Geodesy; class A { int x = F; }")]
    [InlineData("using S = Lightcone.Location.Solver; namespace Lightcone.Geodesy; class A { S? x; }")]
    public void A_use_of_a_later_room_is_caught_however_it_is_written(string source) =>
        Assert.Equal(1, Planted.Line(new RoomOrder(),
            ("src/Lightcone/Geodesy/Cells/A.cs", source), ("src/Lightcone/Location/Solver.cs", Later)));

    [Fact]
    public void A_use_of_an_earlier_room_passes_and_so_does_a_word_in_a_comment() =>
        Planted.Passes(new RoomOrder(),
            ("src/Lightcone/Location/Solver.cs", Later),
            ("src/Lightcone/Detection/A.cs", "namespace Lightcone.Detection; class A { Location.Solver? x; }"),
            ("src/Lightcone/Geodesy/B.cs", "/// <see cref=\"Lightcone.Location.Solver\"/>\nclass B;"));

    [Fact]
    public void A_folder_without_a_place_in_the_order_is_caught() =>
        Assert.Equal(1, Planted.Line(new RoomOrder(),
            ("src/Lightcone/Attic/A.cs", "namespace Lightcone.Attic; class A;")));

    [Fact]
    public void A_circle_of_three_sibling_folders_is_caught_at_each_of_its_uses() =>
        Assert.Equal(3, new FolderCircles().Violations(SourceTree.Of(
            ("src/P/X/A.cs", "namespace P.X; class A { P.Y.B? b; }"),
            ("src/P/Y/Deep/B.cs", "namespace P.Y; class B { P.Z.C? c; }"),
            ("src/P/Z/C.cs", "namespace P.Z; class C { void M() { var a = P.X.Maker.Make(); } }"),
            ("src/P/X/Maker.cs", "namespace P.X; static class Maker { public static A Make() => new(); }"))).Count());

    [Fact]
    public void A_folder_and_its_own_subfolder_may_use_each_other() =>
        Planted.Passes(new FolderCircles(),
            ("src/P/X/A.cs", "namespace P.X; class A { Deep.B? b; }"),
            ("src/P/X/Deep/B.cs", "namespace P.X.Deep; class B { A? a; }"));

    [Theory]
    [InlineData("src/Lightcone.Reports", "../Lightcone.Cli/Lightcone.Cli.csproj")]
    [InlineData("src/Lightcone.Reports", "../Lightcone.Simulation/Lightcone.Simulation.csproj")]
    [InlineData("src/Lightcone", "../Lightcone.Reports/Lightcone.Reports.csproj")]
    public void A_line_that_leaves_the_star_is_caught(string project, string target) =>
        Assert.Equal(1, Planted.Line(new ProjectStar(),
            ("src/Lightcone.Cli/Lightcone.Cli.csproj", "<OutputType>Exe</OutputType>"),
            ($"{project}/{Path.GetFileName(project)}.csproj", $"<ProjectReference Include=\"{target}\" />")));

    [Theory]
    [InlineData("namespace Lightcone.Wire; class A;")]
    [InlineData("class A;")]
    public void A_namespace_that_is_not_its_folder_is_caught(string source) =>
        Assert.Equal(1, Planted.Line(new NamespaceIsFolder(), ("src/Lightcone/Wire/Text/A.cs", source)));

    [Fact]
    public void A_test_project_follows_its_folders_too_and_a_programs_top_level_needs_no_namespace() =>
        Planted.Passes(new NamespaceIsFolder(),
            ("tests/Lightcone.Tests/Wire/A.cs", "namespace Lightcone.Tests.Wire; class A;"),
            ("src/Lightcone.Cli/Program.cs", "Console.WriteLine();"));

    [Theory]
    [InlineData("| `Wire/` | bytes |\n")]
    [InlineData("| `Geodesy/` | |\n| `Wire/` | |\n")]
    [InlineData("| `Wire/` | |\n| `Geodesy/` | |\n| `Ranging/` | |\n")]
    public void A_missing_room_a_wrong_order_and_a_room_too_many_are_caught_in_the_README(string readme) =>
        Assert.Equal(1, Planted.Line(new ReadmeRooms(), ("README.md", readme),
            ("src/Lightcone/Wire/A.cs", ""), ("src/Lightcone/Geodesy/Cells/B.cs", "")));

    [Fact]
    public void A_test_folder_that_mirrors_nothing_is_caught() =>
        Assert.Equal(1, Planted.Line(new TestsMirrorSources(),
            ("src/Lightcone/Wire/A.cs", ""), ("tests/Lightcone.Tests/Wire/ATests.cs", ""),
            ("tests/Lightcone.Tests/Wires/BTests.cs", "")));

    [Fact]
    public void A_room_without_tests_is_caught_and_other_projects_are_mirrored_by_their_last_name()
    {
        Assert.Equal(1, Planted.Line(new TestsMirrorSources(), ("src/Lightcone/Wire/A.cs", "")));
        Planted.Passes(new TestsMirrorSources(),
            ("src/Lightcone.Simulation/Worlds/A.cs", ""), ("tests/Lightcone.Tests/Simulation/Worlds/ATests.cs", ""));
    }
}
