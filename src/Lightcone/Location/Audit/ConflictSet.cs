namespace Lightcone.Location.Audit;

/// <summary>A proved conflict by host index.</summary>
/// <param name="Hosts">Ascending; two or three.</param>
/// <param name="OvershootMillimetres">More than 0.</param>
internal sealed record ConflictSet(IReadOnlyList<int> Hosts, long OvershootMillimetres);
