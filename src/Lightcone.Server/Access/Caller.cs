namespace Lightcone.Server.Access;

/// <summary>Who asks.</summary>
/// <param name="Id">Of its token's record: what the audit trail names.</param>
/// <param name="Role">What it may do.</param>
internal sealed record Caller(string Id, Role Role);
