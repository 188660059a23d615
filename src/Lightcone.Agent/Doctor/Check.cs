namespace Lightcone.Agent.Doctor;

/// <summary>One thing that the agent needs, or would make use of.</summary>
/// <param name="What">In a few words.</param>
/// <param name="State">Whether it is there.</param>
/// <param name="Words">What was found; where it is missing, how to mend it.</param>
internal sealed record Check(string What, CheckState State, string Words);
