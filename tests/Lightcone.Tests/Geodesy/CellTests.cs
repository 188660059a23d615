using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Tests.Geodesy;

public sealed class CellTests
{
    private static readonly Gen<Cell> Cells =
        from point in EarthGen.Points
        from level in Gen.Int[0, Cell.MaxLevel]
        select Cell.Containing(UnitVector.Of(point), level);

    [Fact]
    public void The_faces_make_up_the_ellipsoid()
    {
        var total = Enumerable.Range(0, Cell.Faces).Sum(f => Cell.OfFace(f).AreaSquareMetres);
        Assert.InRange(total / Wgs84.TotalArea, 1 - 1e-9, 1 + 1e-9);
    }

    [Fact]
    public void Quarters_make_up_their_cell() => Cells.Where(c => c.Level < Cell.MaxLevel).Sample(cell =>
    {
        var quarters = Enumerable.Range(0, 4).Select(cell.Child).ToArray();
        Assert.All(quarters, q => Assert.Equal(cell, q.Parent));
        Assert.All(quarters, q => Assert.True(cell.Contains(q) && !q.Contains(cell)));
        Assert.Equal(quarters.Order(), quarters);
        Assert.Equal(4, quarters.Distinct().Count());
        Assert.InRange(quarters.Sum(q => q.AreaSquareMetres) / cell.AreaSquareMetres, 1 - 1e-8, 1 + 1e-8);
    });

    [Fact]
    public void A_cell_contains_its_centre_and_its_identifier_names_it() => Cells.Sample(cell =>
    {
        Assert.Equal(cell, Cell.Containing(cell.Centre, cell.Level));
        var (east, north) = cell.Corner;
        Assert.Equal(cell, Cell.At(cell.Face, east >> 1, north >> 1, cell.Level));
    });

    [Fact]
    public void Every_point_is_within_the_circumradius_of_its_cells_centre() =>
        Gen.Select(EarthGen.Points, Gen.Int[0, Cell.MaxLevel]).Sample((point, level) =>
        {
            var vector = UnitVector.Of(point);
            var cell = Cell.Containing(vector, level);
            var half = Math.Sqrt(cell.Centre.SquaredChord(vector)) / 2;
            Assert.True(half <= Math.Sin(Cell.CircumradiusRadians(level) / 2) + 1e-15);
            Assert.True(Geodesic.LowerMillimetres(cell.Centre.ToGeoPoint(), point) <= cell.CircumradiusMillimetres);
        }, iter: 3000);

    [Fact]
    public void Every_corner_is_within_the_circumradius_and_the_bound_is_nearly_reached()
    {
        for (var level = 0; level <= 6; level++)
        {
            double largest = 0;
            for (var index = 0; index < 1 << (2 * level); index++)
            {
                var (column, row) = (index & ((1 << level) - 1), index >> level);
                var cell = Cell.At(0, column << (16 - level), row << (16 - level), level);
                foreach (var corner in cell.Corners())
                    largest = Math.Max(largest, 2 * Math.Asin(Math.Sqrt(cell.Centre.SquaredChord(corner)) / 2));
            }

            Assert.True(largest <= Cell.CircumradiusRadians(level));
            if (level > 3) Assert.True(largest > 0.95 * Cell.CircumradiusRadians(level));
        }
    }

    [Fact]
    public void A_vector_and_its_point_are_the_same_place() => EarthGen.Points.Sample(point =>
    {
        var back = UnitVector.Of(point).ToGeoPoint();
        Assert.True(Geodesic.Metres(point, back) < 1e-6);
    });

    [Fact]
    public void The_default_cell_is_a_whole_face() => Assert.Equal(Cell.OfFace(0), default);

    [Fact]
    public void A_face_has_no_parent_and_a_finest_cell_no_quarters()
    {
        Assert.Throws<InvalidOperationException>(() => Cell.OfFace(3).Parent);
        Assert.Throws<InvalidOperationException>(() => Cell.Containing(new(1, 0, 0)).Child(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cell.OfFace(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cell.OfFace(0).Child(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cell.Containing(new(1, 0, 0), 17));
    }
}
