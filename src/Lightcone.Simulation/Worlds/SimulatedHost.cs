using Lightcone.Geodesy;
using Lightcone.Geodesy.Places;
using Lightcone.Ranging;

namespace Lightcone.Simulation.Worlds;

/// <summary>A host of the simulated world, with the truth that nobody in that world can see.</summary>
public sealed record SimulatedHost
{
    /// <summary>Its id: <c>sim-l3</c> for a landmark, <c>sim-t5</c> for a target.</summary>
    public required string Id { get; init; }

    /// <summary>The city it is in.</summary>
    public required City City { get; init; }

    /// <summary>What its operator declares: the middle of the city.</summary>
    public required GeoPoint Declared { get; init; }

    /// <summary>Ground truth: where it stands. Never part of a set or a measurement.</summary>
    public required GeoPoint Actual { get; init; }

    /// <summary>How far the two may be apart, in millimetres.</summary>
    public required long PositionErrorMillimetres { get; init; }

    /// <summary>The network that runs it.</summary>
    public required string FaultDomain { get; init; }

    /// <summary>The standing of its access line, a standard normal value: high is slow towards everyone.</summary>
    public required double AccessLine { get; init; }

    /// <summary>What the register says of it.</summary>
    public Landmark ToLandmark() => new()
    {
        Id = Id,
        Position = Declared,
        PositionErrorMillimetres = PositionErrorMillimetres,
        FaultDomain = FaultDomain,
    };
}
