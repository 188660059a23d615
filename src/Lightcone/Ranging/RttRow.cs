namespace Lightcone.Ranging;

/// <summary>One measured round trip of an RTT set, hosts by their index in the set.</summary>
/// <param name="LandmarkIndex">Who measured.</param>
/// <param name="TargetIndex">Who answered.</param>
/// <param name="RoundTrip">On the landmark's clock, from the file.</param>
public sealed record RttRow(int LandmarkIndex, int TargetIndex, RoundTrip RoundTrip);
