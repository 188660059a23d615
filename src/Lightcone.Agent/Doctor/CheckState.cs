namespace Lightcone.Agent.Doctor;

/// <summary>How a check came out. The default is not good news.</summary>
internal enum CheckState
{
    /// <summary>The agent cannot do its work without it.</summary>
    Missing,

    /// <summary>Works without it, with less to say.</summary>
    Lesser,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Was not looked at.</summary>
    NotAsked,
}
