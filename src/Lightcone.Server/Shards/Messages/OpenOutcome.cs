namespace Lightcone.Server.Shards.Messages;

/// <summary>What became of the wish to ask a host.</summary>
internal enum OpenOutcome
{
    /// <summary>No such host is enrolled.</summary>
    UnknownHost = 0,

    /// <summary>A session was opened, and recorded.</summary>
    Opened = 1,

    /// <summary>One is under way.</summary>
    UnderWay = 2,

    /// <summary>Its site is not known, or has too few independent landmarks.</summary>
    NoPlan = 3,
}
