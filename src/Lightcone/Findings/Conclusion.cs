namespace Lightcone.Findings;

/// <summary>What a finding, or a whole verdict, concludes. The default never confirms anything.</summary>
public enum Conclusion
{
    /// <summary>Neither shown nor excluded. Never good news, never guilt.</summary>
    Inconclusive = 0,

    /// <summary>The claim was shown to hold, within the stated limits.</summary>
    Confirmed,

    /// <summary>The claim cannot hold, unless more landmarks are wrong than are tolerated.</summary>
    Refuted,
}
