namespace Lightcone.Tests.HouseRules.Shapes;

public sealed class ShapeTests
{
    [Theory]
    [InlineData("partial class A;")]
    [InlineData("class B { partial struct A; }")]
    [InlineData("partial record A { partial void M(); }")]
    public void A_partial_type_is_caught(string source) =>
        Assert.Equal(1, Planted.Line(new NoPartial(), ("src/P/A.cs", source)));

    [Fact]
    public void A_generator_may_have_its_partial_type_but_in_one_file_only()
    {
        const string Generated = "partial class A { [GeneratedRegex(\"x\")] partial Regex R(); }";
        Planted.Passes(new NoPartial(), ("src/P/A.cs", Generated));
        Assert.Equal(2, new NoPartial().Violations(
            SourceTree.Of(("src/P/A.cs", Generated), ("src/P/A.More.cs", Generated))).Count());
    }

    [Fact]
    public void A_region_is_caught() =>
        Assert.Equal(2, Planted.Line(new NoRegion(), ("src/P/A.cs", "class A {\n#region Fields\n#endregion\n}")));

    [Theory]
    [InlineData("src/P/A.cs", "class A; // x\n// TODO: later")]
    [InlineData("src/P/A.cs", "/* one\n FIXME two */ class A;")]
    [InlineData("src/P/A.cs", "/// <summary>A.\n/// HACK</summary>\nclass A;")]
    [InlineData("tools/x.mjs", "let a;\n// XXX")]
    public void A_note_of_work_left_is_caught_in_every_kind_of_comment(string path, string source) =>
        Assert.Equal(2, Planted.Line(new NothingLeftToDo(), (path, source)));

    [Fact]
    public void The_same_word_in_a_string_or_inside_a_longer_word_passes() =>
        Planted.Passes(new NothingLeftToDo(), ("src/P/A.cs", "class A { string t = \"TODO\"; } // HACKATHON"));

    [Theory]
    [InlineData("public class A;")]
    [InlineData("/// <summary> </summary>\npublic class A;")]
    [InlineData("// only a comment\npublic enum A { B }")]
    [InlineData("/// <summary>Gets or sets.</summary>\npublic class A;")]
    public void A_public_type_without_words_is_caught(string source) =>
        Assert.InRange(Planted.Line(new Documented(), ("src/P/A.cs", source)), 1, 2);

    [Fact]
    public void Switching_the_compilers_own_demand_off_is_caught() =>
        Assert.Equal(1, Planted.Line(new Documented(), ("src/P/A.cs", "#pragma warning disable CS1591\nclass A;")));

    [Fact]
    public void An_internal_type_and_a_public_one_inside_it_need_no_summary() =>
        Planted.Passes(new Documented(),
            ("src/P/A.cs", "class A { public class B; }"),
            ("src/P/C.cs", "/// <summary>The C of P.</summary>\npublic class C;"));

    [Theory]
    [InlineData("public class A;")]
    [InlineData("internal record A;")]
    [InlineData("public record class A;")]
    public void A_class_that_anybody_may_derive_from_is_caught(string source) =>
        Assert.Equal(1, Planted.Line(new Sealed(), ("src/P/A.cs", source)));

    [Fact]
    public void Sealed_static_and_abstract_classes_and_structs_pass() =>
        Planted.Passes(new Sealed(), ("src/P/A.cs",
            "sealed class A; static class B; abstract record C; readonly record struct D; interface E; enum F { G }"));
}
