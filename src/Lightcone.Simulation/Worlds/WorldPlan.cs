namespace Lightcone.Simulation.Worlds;

/// <summary>How large a simulated world is to be. The same plan and seed give the same world everywhere.</summary>
/// <param name="Seed">Any number; printed with everything that comes from the world.</param>
public sealed record WorldPlan(ulong Seed)
{
    /// <summary>Landmarks, 1 to the number of cities; no two in one city unless <see cref="InPairs"/>.</summary>
    public int Landmarks { get; init; } = 80;

    /// <summary>Hosts to be located, at least 0; they answer but do not measure.</summary>
    public int Targets { get; init; } = 40;

    /// <summary>Networks that run the landmarks, at least 1; each is one fault domain.</summary>
    public int Networks { get; init; } = 12;

    /// <summary>Whether landmarks come two to a city, in different networks: the remedy for hairpins.</summary>
    public bool InPairs { get; init; }

    /// <summary>How far from its declared place each host may stand, in millimetres; the default is
    /// city-level.</summary>
    public long PositionErrorMillimetres { get; init; } = Lightcone.Ranging.Landmark.CityPositionErrorMillimetres;
}
