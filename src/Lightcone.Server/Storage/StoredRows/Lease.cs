namespace Lightcone.Server.Storage.StoredRows;

/// <summary>The right to write what one kind and number names, until it expires or another took it.</summary>
/// <param name="Kind">What is owned.</param>
/// <param name="Id">Its number.</param>
/// <param name="Epoch">Raised at each change of owner: a write under an older one is fenced off.</param>
/// <param name="Silo">Whose it is.</param>
public sealed record Lease(OwnedKind Kind, int Id, long Epoch, string Silo);
