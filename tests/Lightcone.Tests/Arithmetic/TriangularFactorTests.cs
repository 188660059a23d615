using CsCheck;
using Lightcone.Arithmetic;

namespace Lightcone.Tests.Arithmetic;

public sealed class TriangularFactorTests
{
    /// <summary>B B^T + 1, which is positive definite whatever B is, and a vector.</summary>
    private static readonly Gen<(double[][] Matrix, double[] Vector)> Systems =
        from size in Gen.Int[1, 21]
        from factor in Gen.Double[-2, 2].Array[size].Array[size]
        from vector in Gen.Double[-5, 5].Array[size]
        select (Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j =>
            factor[i].Zip(factor[j], (x, y) => x * y).Sum() + (i == j ? 1 : 0)).ToArray()).ToArray(), vector);

    [Fact]
    public void The_transposed_factor_times_the_factor_is_the_inverse() => Systems.Sample((matrix, vector) =>
    {
        var solution = InverseOf(matrix).Solve(Product(matrix, vector));
        for (var i = 0; i < vector.Length; i++) Assert.Equal(vector[i], solution[i], 1e-9);
    });

    [Fact]
    public void The_squared_length_is_the_vector_times_the_solution() => Systems.Sample((matrix, vector) =>
    {
        var factor = InverseOf(matrix);
        Assert.Equal(vector.Zip(factor.Solve(vector), (x, y) => x * y).Sum(), factor.SquaredLength(vector), 1e-9);
    });

    [Fact]
    public void A_whitened_vector_has_the_squared_length_and_no_number_more() => Systems.Sample((matrix, vector) =>
    {
        var factor = InverseOf(matrix);
        var whitened = Enumerable.Repeat(7.0, vector.Length + 4).ToArray();
        factor.Whiten(vector, whitened.AsSpan(0, vector.Length));
        Assert.Equal(factor.SquaredLength(vector), whitened[..vector.Length].Sum(x => x * x), 1e-9);
        Assert.All(whitened[vector.Length..], beyond => Assert.Equal(7, beyond));
    });

    [Fact]
    public void The_inverse_diagonal_is_what_solving_for_unit_vectors_gives() => Systems.Sample((matrix, _) =>
    {
        var factor = InverseOf(matrix);
        var diagonal = factor.InverseDiagonal();
        for (var i = 0; i < matrix.Length; i++)
        {
            var unit = new double[matrix.Length];
            unit[i] = 1;
            Assert.Equal(factor.Solve(unit)[i], diagonal[i], 1e-9);
        }
    });

    [Fact]
    public void A_matrix_that_is_not_positive_definite_is_refused() => Systems.Sample((matrix, _) =>
    {
        // One number on the diagonal so low that the unit vector along it has no positive length.
        var last = matrix.Length - 1;
        foreach (var value in new[] { 0, -1e-9, -3, double.NaN })
        {
            matrix[last][last] = value;
            Assert.Throws<ArgumentException>(() => InverseOf(matrix));
        }
    });

    [Fact]
    public void Two_equal_rows_are_refused() =>
        Assert.Throws<ArgumentException>(() => TriangularFactor.InverseOf(2, (_, _) => 1));

    [Fact]
    public void A_matrix_of_no_rows_has_a_factor_of_no_rows()
    {
        var factor = TriangularFactor.InverseOf(0, (_, _) => double.NaN);
        Assert.Equal((0, 0), (factor.Size, factor.SquaredLength([])));
        Assert.Empty(factor.Solve([]));
    }

    private static TriangularFactor InverseOf(double[][] matrix) =>
        TriangularFactor.InverseOf(matrix.Length, (i, j) => matrix[i][j]);

    private static double[] Product(double[][] matrix, double[] vector) =>
        [.. matrix.Select(row => row.Zip(vector, (x, y) => x * y).Sum())];
}
