namespace Lightcone.Server.Shards.Messages;

/// <summary>What became of an enrolment.</summary>
internal enum EnrolOutcome
{
    /// <summary>Nothing: the key is none.</summary>
    Refused = 0,

    /// <summary>It is known from now on.</summary>
    Enrolled = 1,

    /// <summary>It was known, at the same site.</summary>
    Known = 2,

    /// <summary>It was known at another site: a key does not move by being enrolled again.</summary>
    OtherSite = 3,
}
