using Lightcone.Server.Storage.StoredRows;

namespace Lightcone.Server.Storage;

/// <summary>What people configure, with the trail of who changed what. All that goes wrong with it is a
/// <see cref="StoreException"/>.</summary>
public interface IRecordStore
{
    /// <summary>One record; null where there is none.</summary>
    public Task<RecordRow?> ReadRecordAsync(string kind, string id, CancellationToken cancel);

    /// <summary>Records of one kind in the order of their ids.</summary>
    /// <param name="kind">Of what kind.</param>
    /// <param name="afterId">Only those after this id; empty for all.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<RecordRow>> ListRecordsAsync(
        string kind, string afterId, int most, CancellationToken cancel);

    /// <summary>Writes a record and the entry of the audit trail, together.</summary>
    /// <param name="record">Its version is the one that it is to get: one more than the one it replaces.</param>
    /// <param name="entry">Who did it; its place and version are given by the store.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>False where another version is there: nothing was written.</returns>
    public Task<bool> TryPutRecordAsync(RecordRow record, AuditRow entry, CancellationToken cancel);

    /// <summary>The audit trail, the newest first.</summary>
    public Task<IReadOnlyList<AuditRow>> ReadAuditAsync(long beforeSeq, int most, CancellationToken cancel);
}
