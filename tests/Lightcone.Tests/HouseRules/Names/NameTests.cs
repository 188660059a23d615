namespace Lightcone.Tests.HouseRules.Names;

public sealed class NameTests
{
    [Theory]
    [InlineData("class KeyManager;")]
    [InlineData("record SiteInfo;")]
    [InlineData("interface IClockService;")]
    [InlineData("enum DataKind { A }")]
    [InlineData("delegate void ByteUtils();")]
    [InlineData("class A { class StringHelper; }")]
    public void A_word_that_says_nothing_is_caught_in_any_kind_of_type(string source) =>
        Assert.Equal(1, Planted.Line(new BannedNames(), ("src/P/A.cs", source)));

    [Fact]
    public void A_folder_of_odds_and_ends_is_caught() =>
        Assert.Equal(1, Planted.Line(new BannedNames(), ("src/P/Utils/A.cs", "class A;")));

    [Fact]
    public void A_word_that_only_begins_like_a_banned_one_passes() =>
        Planted.Passes(new BannedNames(), ("src/P/A.cs", "class Datum; class Servicing; class Informant;"));

    [Theory]
    [InlineData("class A;\nclass B;")]
    [InlineData("namespace P;\nclass B;")]
    [InlineData("class A;\ndelegate void B();")]
    [InlineData("class A;\nenum B { C }")]
    public void A_second_type_and_a_type_of_another_name_are_caught(string source) =>
        Assert.Equal(2, Planted.Line(new OneTypePerFile(), ("src/P/A.cs", source)));

    [Fact]
    public void A_type_inside_a_type_passes_and_so_does_a_generic_one() =>
        Planted.Passes(new OneTypePerFile(), ("src/P/A.cs", "class A<T> { enum B { C } delegate void D(); }"));

    [Theory]
    [InlineData("namespace P.Region;", "namespace P; class Region;")]
    [InlineData("namespace P.Encoding;", "namespace P; class Other;")]
    public void A_namespace_that_is_also_a_type_of_ours_or_a_common_one_is_caught(string space, string other) =>
        Assert.Equal(1, Planted.Line(new NamespaceIsNoType(), ("src/P/A/X.cs", space), ("src/P/Y.cs", other)));

    [Fact]
    public void A_namespace_that_is_no_type_passes() =>
        Planted.Passes(new NamespaceIsNoType(), ("src/P/A.cs", "namespace P.Geodesy; class Geodesic;"));
}
