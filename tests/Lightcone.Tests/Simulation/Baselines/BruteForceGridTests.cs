using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Simulation.Baselines;
using Lightcone.Tests.Geodesy;

namespace Lightcone.Tests.Simulation.Baselines;

public sealed class BruteForceGridTests
{
    private static readonly BruteForceGrid Grid = new(2);

    private static readonly Gen<CapQuorum> Quorums =
        from target in EarthGen.Points
        from centres in EarthGen.Points.Array[2, 8]
        from slack in Gen.Double[0, 1_500_000].Array[8]
        from tolerated in Gen.Int[0, 2]
        select new CapQuorum(
            [.. centres.Select((c, i) => (IReadOnlyList<Cap>)
                [new Cap(c, Geodesic.UpperMillimetres(c, target) + (long)(slack[i] * 1000))])],
            tolerated);

    [Fact]
    public void Every_grid_point_that_truly_lies_in_the_quorum_is_in_the_region() => Quorums.Sample(quorum =>
    {
        var region = Region.Covering(quorum, RegionResolution.Standard);
        for (var row = 0; row < Grid.Rows; row++)
        {
            for (var column = 0; column < Grid.Columns; column++)
            {
                var point = Grid.PointAt(row, column);
                if (!region.Contains(point)) Assert.False(RegionTests.Holds(quorum, point), $"{point} is lost");
            }
        }
    }, iter: 15);

    [Fact]
    public void A_cap_has_the_area_of_a_cap()
    {
        var (squares, area) = new BruteForceGrid(0.5).Solve(new([[new Cap(new(40, 179), 2_000_000_000)]], 0));
        var expected = 2 * Math.PI * 6371008.8 * 6371008.8 * (1 - Math.Cos(2_000_000 / 6371008.8));
        Assert.InRange(area / expected, 0.99, 1.01);
        Assert.NotEmpty(squares);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(11)]
    public void A_grid_too_fine_or_too_coarse_is_refused(double step) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BruteForceGrid(step));
}
