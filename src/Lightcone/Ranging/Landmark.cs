using System.Diagnostics.CodeAnalysis;
using Lightcone.Geodesy;

namespace Lightcone.Ranging;

/// <summary>A host at a known place that times challenges.</summary>
public sealed record Landmark
{
    /// <summary>City-level data: where in the city a landmark stands is not known better than this.</summary>
    public const long CityPositionErrorMillimetres = 50_000_000;

    /// <summary>The landmark's id, unique within its register or file.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it, for example its city; its id where nobody named it.</summary>
    [AllowNull]
    public string Name { get => field ?? Id; init; }

    /// <summary>Its declared place. The landmark's operator may be lying, or wrong.</summary>
    public required GeoPoint Position { get; init; }

    /// <summary>How far from the declared place an honest landmark may stand, in millimetres.</summary>
    public required long PositionErrorMillimetres { get; init; }

    /// <summary>What this landmark shares its operator, provider, key custodian or autonomous system with.
    /// Two domains are the same if they differ in nothing but capitals: "AS1" must not count twice as "as1".</summary>
    public required string FaultDomain { get; init; }
}
