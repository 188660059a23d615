namespace Lightcone.Tests.HouseRules;

/// <summary>A rule's own test: a small tree with a violation in it, or one that only looks like one.</summary>
internal static class Planted
{
    /// <summary>The line at which the rule sees its one violation.</summary>
    public static int Line(HouseRule rule, params (string Path, string Text)[] files) =>
        Assert.Single(rule.Violations(SourceTree.Of(files)).Distinct()).Line;

    public static void Passes(HouseRule rule, params (string Path, string Text)[] files) =>
        Assert.Empty(rule.Violations(SourceTree.Of(files)));
}
