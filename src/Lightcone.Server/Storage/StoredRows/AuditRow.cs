namespace Lightcone.Server.Storage.StoredRows;

/// <summary>Who changed what. Only ever added, in the transaction of the change itself.</summary>
public sealed record AuditRow
{
    /// <summary>Its place, from 1; given by the store.</summary>
    public long Seq { get; init; }

    /// <summary>By the server's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whose token it was, or <c>server</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>Kind and id of what was changed.</summary>
    public required string Subject { get; init; }

    /// <summary>The version that it has now; given by the store.</summary>
    public long Version { get; init; }
}
