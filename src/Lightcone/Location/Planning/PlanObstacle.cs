namespace Lightcone.Location.Planning;

/// <summary>What keeps a site from being covered.</summary>
public enum PlanObstacle
{
    /// <summary>No candidate has a budget within which an honest host was ever seen to answer.</summary>
    NoBudget = 0,

    /// <summary>Candidates with a budget stand in fewer than f + 1 independent domains.</summary>
    TooFewDomains,

    /// <summary>All candidates together do not reach the required probability.</summary>
    TooUnlikely,
}
