using CsCheck;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Tests.Simulation.Worlds;

public sealed class PathModelTests
{
    [Fact]
    public void No_path_beats_fibre_on_the_great_circle() =>
        Gen.Select(Gen.Double[0, 20_037], Gen.Double[0, 1]).Sample((kilometres, luck) =>
            PathModel.Milliseconds(kilometres, luck) > 2 * kilometres / PathModel.FibreKilometresPerMillisecond);

    [Fact]
    public void Worse_luck_is_never_faster() =>
        Gen.Select(Gen.Double[0, 20_037], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((kilometres, a, b) =>
            PathModel.Milliseconds(kilometres, Math.Min(a, b)) <= PathModel.Milliseconds(kilometres, Math.Max(a, b)));

    [Theory] // measured: RTT p50 by distance, and how many hairpin
    [InlineData(7, 0.5, 1.1, 0.2)]
    [InlineData(75, 0.5, 5.3, 0.5)]
    [InlineData(150, 0.5, 7.7, 0.7)]
    [InlineData(250, 0.5, 12, 0.7)]
    [InlineData(400, 0.5, 14, 1)]
    [InlineData(7, 0.9, 31, 1)]
    public void Near_round_trips_follow_the_measured_quantiles(double km, double luck, double ms, double within) =>
        Assert.InRange(PathModel.Milliseconds(km, luck), ms - within, ms + within);
}
