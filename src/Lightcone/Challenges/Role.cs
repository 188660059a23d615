namespace Lightcone.Challenges;

/// <summary>Which end of a session somebody is.</summary>
public enum Role
{
    /// <summary>Not said: never accepted.</summary>
    Unspecified = 0,

    /// <summary>The host that is to be located.</summary>
    Host = 1,

    /// <summary>The landmark that times its answers.</summary>
    Landmark = 2,
}
