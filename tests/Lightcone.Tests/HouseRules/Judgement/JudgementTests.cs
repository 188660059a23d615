namespace Lightcone.Tests.HouseRules.Judgement;

public sealed class JudgementTests
{
    private static readonly (string, string) Core = ("src/Lightcone/Findings/Finding.cs",
        "namespace Lightcone.Findings;"
        + "public sealed record Finding { internal Finding() { } public int Kind { get; init; } }");

    private static readonly (string, string) Kinds =
        ("src/Lightcone/Wire/RefusalKind.cs", "enum RefusalKind {\nUnspecified,\nEmpty }");

    [Theory]
    [InlineData("src/Lightcone.Cli/A.cs", "var f = new Finding();")]
    [InlineData("src/Lightcone.Reports/A.cs", "Finding f = new() { Kind = 1 };")]
    [InlineData("tests/Lightcone.SystemTests/A.cs", "Finding f = Get(); f = f with { Kind = 1 };")]
    public void A_finding_made_or_changed_outside_the_core_is_caught(string path, string statements) =>
        Assert.Equal(2, Planted.Line(new FindingsInCore(), Core, (path, "using Lightcone.Findings;"
            + $"class A {{ static Finding Get() => null!; static void M() {{\n{statements} }} }}")));

    [Fact]
    public void The_core_itself_and_other_types_pass() =>
        Planted.Passes(new FindingsInCore(), Core,
            ("src/Lightcone/Location/A.cs", "class A { object f = new Lightcone.Findings.Finding(); }"),
            ("src/Lightcone.Cli/B.cs", "class B { object f = new System.Text.StringBuilder(); }"));

    [Fact]
    public void A_refusal_that_no_test_names_is_caught() =>
        Assert.Equal(3, Planted.Line(new RefusalsTested(), Kinds,
            ("tests/T/A.cs", "class A { /* RefusalKind.Empty */ string s = \"RefusalKind.Empty\"; }")));

    [Fact]
    public void A_refusal_that_a_test_names_passes() =>
        Planted.Passes(new RefusalsTested(), Kinds, ("tests/T/A.cs", "class A { object o = RefusalKind.Empty; }"));

    [Theory]
    [InlineData("src/Lightcone/Wire/A.cs", "class A { object o = new System.Net.Sockets.UdpClient(); }")]
    [InlineData("src/Lightcone.Cli/A.cs", "using System.Net.Sockets; class A { AddressFamily f; }")]
    [InlineData("src/Lightcone.Cli/A.cs", "class A { HttpClient? c; }")]
    public void A_socket_away_from_the_edge_is_caught_also_through_a_using(string path, string source) =>
        Assert.Equal(1, Planted.Line(new SocketsAtTheEdge(), (path, source)));

    [Theory]
    [InlineData("src/Lightcone.Edge/A.cs")]
    [InlineData("src/Lightcone.Simulation/Relays/A.cs")]
    [InlineData("tests/Lightcone.SystemTests/A.cs")]
    public void The_edge_the_relay_kit_and_tests_may_use_sockets(string path) =>
        Planted.Passes(new SocketsAtTheEdge(), (path, "class A { System.Net.Sockets.Socket? s; }"));

    [Theory]
    [InlineData("record A(byte[] MacKey);")]
    [InlineData("readonly record struct A(ReadOnlyMemory<byte> Salt);")]
    [InlineData("struct A { private string _apiToken; }")]
    public void A_secret_in_a_record_or_a_struct_is_caught(string source) =>
        Assert.Equal(1, Planted.Line(new SecretsStaySilent(), ("src/P/A.cs", source)));

    [Fact]
    public void A_secret_in_a_class_passes_and_so_do_public_keys_and_key_ids() =>
        Planted.Passes(new SecretsStaySilent(), ("src/P/A.cs",
            "sealed class A { byte[] _macKey; } record B(byte[] PublicKey, string KeyId); record C(int Key);"));
}
