namespace Lightcone.Server.Storage.StoredRows;

/// <summary>What happened to a session.</summary>
public enum SessionEventKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>One pair was opened: the signed opening.</summary>
    Opening = 1,

    /// <summary>The host offered, signed.</summary>
    HostOffer = 2,

    /// <summary>A landmark offered, signed.</summary>
    LandmarkOffer = 3,

    /// <summary>A landmark's signed receipt.</summary>
    Receipt = 4,

    /// <summary>The host's signed transcript.</summary>
    Transcript = 5,

    /// <summary>The session is over; the bytes say why where there is no verdict.</summary>
    Closed = 6,

    /// <summary>What it was opened with: SHA-256 of the register and of the policy, 64 bytes.</summary>
    Plan = 7,
}
