namespace Lightcone.Cli.Json.Live;

/// <summary>What live round trips lasted longer than the set says: the relays', the kernel's and the programs' own
/// time.</summary>
internal sealed record AddedPart(double Least, double Median, double P90, double Most);
