namespace Lightcone.Server.Storage.StoredRows;

/// <summary>A thing that people configure: a site, a landmark, a token.</summary>
/// <param name="Kind">What it is: <c>site</c>, <c>landmark</c>, <c>token</c>.</param>
/// <param name="Id">Unique among its kind; 1 to 64 of <c>a-z 0-9 . _ -</c>.</param>
/// <param name="Version">1, and one more with each change: its ETag.</param>
/// <param name="Json">What it says, at most 64 KiB of UTF-8.</param>
public sealed record RecordRow(string Kind, string Id, long Version, byte[] Json);
