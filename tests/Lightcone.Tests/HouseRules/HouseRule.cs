namespace Lightcone.Tests.HouseRules;

/// <summary>One rule of the house. Prose about a code base drifts; a test does not.</summary>
/// <remarks>Each rule has a test of its own beside it that plants a violation and sees it caught.</remarks>
internal abstract class HouseRule
{
    /// <summary>A few words that name the rule in a report.</summary>
    public abstract string Name { get; }

    /// <summary>Every place that breaks the rule, each with what to do about it.</summary>
    public abstract IEnumerable<Violation> Violations(SourceTree tree);
}
