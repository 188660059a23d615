namespace Lightcone.Verification;

/// <summary>Whether a verdict is an answer at a moment. The default is none.</summary>
public enum Standing
{
    /// <summary>Its time is over, or it was not looked at.</summary>
    Expired,

    /// <summary>It was decided later than the reader's clock says: one of two clocks is wrong.</summary>
    NotYet,

    /// <summary>It is an answer.</summary>
    Holds,
}
