namespace Lightcone.Simulation.Baselines;

/// <summary>What a landmark measured of a host at a declared place.</summary>
/// <param name="Target">The host's id.</param>
/// <param name="Kilometres">The geodesic distance between the declared places.</param>
/// <param name="Milliseconds">The measured round trip.</param>
public readonly record struct CalibrationPoint(string Target, double Kilometres, double Milliseconds);
