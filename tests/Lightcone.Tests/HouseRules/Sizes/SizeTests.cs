namespace Lightcone.Tests.HouseRules.Sizes;

public sealed class SizeTests
{
    [Fact]
    public void A_file_of_301_lines_is_caught_and_one_of_300_is_not()
    {
        var long301 = string.Concat(Enumerable.Repeat("\n", 301));
        Assert.Equal(301, Planted.Line(new FileLength(), ("src/Lightcone/Wire/A.cs", long301)));
        Assert.Equal(301, Planted.Line(new FileLength(), ("check", long301)));
        Planted.Passes(new FileLength(), ("src/Lightcone/Wire/A.cs", long301[1..]));
    }

    [Fact]
    public void A_line_of_121_characters_is_caught_and_one_of_120_is_not()
    {
        Assert.Equal(2, Planted.Line(new LineLength(), ("tests/T/A.cs", "\n" + new string('/', 121))));
        Planted.Passes(new LineLength(), ("tests/T/A.cs", new string('/', 120) + "\n"));
    }

    [Theory]
    [InlineData("class A { void M()\n{\nBODY} }")]
    [InlineData("class A { int P { get\n{\nBODY} } }")]
    [InlineData("class A { static readonly Action F = () =>\n{\nBODY}; }")]
    [InlineData("class A { void M() { }\nint P =>\n1\nMORE; }")]
    [InlineData("int x = 0;\n\nBODY")]
    public void A_body_of_41_lines_is_caught_wherever_it_stands(string source)
    {
        var planted = source.Replace("BODY", Repeat("x++;\n", 41), StringComparison.Ordinal)
            .Replace("MORE", Repeat("+ 1\n", 41), StringComparison.Ordinal);
        Assert.InRange(Planted.Line(new MethodLength(), ("src/P/A.cs", planted)), 1, 3);
    }

    [Fact]
    public void A_body_of_40_lines_and_the_blocks_in_it_pass() =>
        Planted.Passes(new MethodLength(),
            ("src/P/A.cs", $"class A {{ void M()\n{{\nif (true)\n{{\n{Repeat("x();\n", 37)}}}\n}} }}"));

    [Theory]
    [InlineData("class A { void M(int a, int b, int c, int d, int e, out int f) => f = 0; }")]
    [InlineData("class A { public A(int a, int b, int c, int d, int e, int f) { } }")]
    [InlineData("record A(int a, int b, int c, int d, int e, int f);")]
    [InlineData("delegate void A(int a, int b, int c, int d, int e, int f);")]
    public void Six_parameters_are_caught_also_in_a_records_primary_constructor(string source) =>
        Assert.Equal(1, Planted.Line(new ParameterCount(), ("src/P/A.cs", source)));

    [Fact]
    public void Five_parameters_pass_and_so_does_an_override_that_cannot_choose() =>
        Planted.Passes(new ParameterCount(), ("src/P/A.cs",
            "class A : B { A(int a, int b, int c, int d, int e) { }"
            + "override void M(int a, int b, int c, int d, int e, int f) { } }"));

    [Fact]
    public void A_sixteenth_file_in_a_folder_is_caught_but_plumbing_does_not_count()
    {
        var files = Enumerable.Range(0, 16).Select(i => ($"src/P/R/F{i}.cs", "")).ToArray();
        Assert.Equal(1, Planted.Line(new FolderSize(), files));
        Planted.Passes(new FolderSize(), [.. files[1..], ("src/P/R/P.csproj", ""), ("src/P/R/Sub/F.cs", "")]);
    }

    [Fact]
    public void A_table_of_numbers_is_no_method_but_a_long_list_of_calls_is()
    {
        Planted.Passes(new MethodLength(),
            ("src/P/A.cs", $"class A {{ static ReadOnlySpan<double> T =>\n[\n{Repeat("1, -2.5,\n", 50)}]; }}"));
        Assert.Equal(2, Planted.Line(new MethodLength(),
            ("src/P/A.cs", $"class A {{ static double[] T =>\n[\n{Repeat("F(),\n", 50)}]; }}")));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
