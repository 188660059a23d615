using CsCheck;
using Lightcone.Ranging.Delays;

namespace Lightcone.Tests.Ranging.Delays;

public sealed class ChordTableTests
{
    private const double HalfWayRound = Math.PI * 6371.0088;
    private static readonly ChordTable Distance = new(kilometres => kilometres);
    private static readonly ChordTable Decay = new(kilometres => Math.Exp(-kilometres / 1000));

    [Fact]
    public void The_ends_are_exact()
    {
        Assert.Equal((0, 1), (Distance.At(0), Decay.At(0)));
        Assert.Equal(HalfWayRound, Distance.At(2), 1e-9);
    }

    [Fact]
    public void A_chord_a_rounding_beyond_the_antipode_is_the_antipode() =>
        Assert.Equal(HalfWayRound, Distance.At(Math.BitIncrement(2.0)), 1e-6);

    [Fact]
    public void Values_are_within_a_millionth_of_the_function() => Gen.Double[0, 2].Sample(chord =>
        Assert.Equal(Math.Exp(-KilometresOf(chord) / 1000), Decay.At(chord), 2e-6));

    [Fact]
    public void Distances_are_within_20_metres_and_near_the_antipode_within_75_km() => Gen.Double[0, 2].Sample(chord =>
        Assert.Equal(KilometresOf(chord), Distance.At(chord), chord < 1.9 ? 0.02 : 75));

    private static double KilometresOf(double chord) => 2 * 6371.0088 * Math.Asin(chord / 2);
}
