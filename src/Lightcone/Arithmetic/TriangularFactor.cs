using System.Runtime.Intrinsics;

namespace Lightcone.Arithmetic;

/// <summary>The inverse R of the lower Cholesky factor L of a symmetric positive definite matrix A = L L^T, so that
/// A^-1 = R^T R.</summary>
/// <remarks>Kept as rows of growing length, row i of i + 1 entries; and once more as panels of four rows, column by
/// column, so that four sums run side by side and none has to be added up across a register. Sums are taken in one
/// fixed order, on every CPU.</remarks>
internal sealed class TriangularFactor
{
    private readonly double[][] _rows;

    private readonly double[][] _panels;

    private TriangularFactor(double[][] rows)
    {
        _rows = rows;
        _panels = [.. Enumerable.Range(0, (rows.Length + 3) / 4).Select(Panel)];
    }

    /// <summary>n, the number of rows of A.</summary>
    public int Size => _rows.Length;

    /// <summary>Factors and inverts: about n^3 / 3 products.</summary>
    /// <param name="size">n.</param>
    /// <param name="entry">A(i, j) for j &lt;= i.</param>
    /// <exception cref="ArgumentException">The matrix is not positive definite.</exception>
    public static TriangularFactor InverseOf(int size, Func<int, int, double> entry)
    {
        var lower = new double[size][];
        for (var i = 0; i < size; i++)
        {
            var row = lower[i] = new double[i + 1];
            for (var j = 0; j < i; j++)
                row[j] = (entry(i, j) - DotProduct.Of(row.AsSpan(0, j), lower[j])) / lower[j][j];
            var rest = entry(i, i) - DotProduct.Of(row.AsSpan(0, i), row);
            if (!(rest > 0)) throw new ArgumentException("The matrix is not positive definite.", nameof(entry));
            row[i] = Math.Sqrt(rest);
        }

        return new TriangularFactor(Inverted(lower));
    }

    /// <summary>R v, which has the length of v in the metric of A^-1.</summary>
    /// <param name="vector">n numbers.</param>
    /// <param name="whitened">n numbers, written.</param>
    public void Whiten(ReadOnlySpan<double> vector, Span<double> whitened)
    {
        Span<double> four = stackalloc double[4];
        for (var p = 0; p < _panels.Length; p++)
        {
            Product(_panels[p], vector).CopyTo(four);
            four[..Math.Min(4, Size - (4 * p))].CopyTo(whitened[(4 * p)..]);
        }
    }

    /// <summary>v^T A^-1 v, at least 0.</summary>
    /// <param name="vector">n numbers.</param>
    public double SquaredLength(ReadOnlySpan<double> vector)
    {
        var sums = Vector256<double>.Zero;
        foreach (var panel in _panels)
        {
            var four = Product(panel, vector);
            sums += four * four;
        }

        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    /// <summary>A^-1 v.</summary>
    /// <param name="vector">n numbers.</param>
    public double[] Solve(ReadOnlySpan<double> vector)
    {
        var whitened = new double[_rows.Length];
        Whiten(vector, whitened);
        var solution = new double[_rows.Length];
        for (var i = 0; i < _rows.Length; i++)
        {
            var (row, factor) = (_rows[i], whitened[i]);
            for (var j = 0; j <= i; j++) solution[j] += row[j] * factor;
        }

        return solution;
    }

    /// <summary>The diagonal of A^-1.</summary>
    public double[] InverseDiagonal()
    {
        var diagonal = new double[_rows.Length];
        foreach (var row in _rows)
        {
            for (var j = 0; j < row.Length; j++) diagonal[j] += row[j] * row[j];
        }

        return diagonal;
    }

    /// <summary>Rows 4 p to 4 p + 3: column after column four entries, 0 above the diagonal and below the last
    /// row.</summary>
    private double[] Panel(int p)
    {
        var panel = new double[4 * Math.Min((4 * p) + 4, Size)];
        for (var i = 4 * p; i < Math.Min((4 * p) + 4, Size); i++)
        {
            for (var j = 0; j <= i; j++) panel[(4 * j) + (i % 4)] = _rows[i][j];
        }

        return panel;
    }

    private static Vector256<double> Product(ReadOnlySpan<double> panel, ReadOnlySpan<double> vector)
    {
        var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (third, fourth) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var columns = panel.Length / 4;
        vector = vector[..columns];
        var j = 0;
        for (; j + 4 <= columns; j += 4)
        {
            var entries = panel.Slice(4 * j, 16);
            var factors = vector.Slice(j, 4);
            first += Vector256.Create(entries) * Vector256.Create(factors[0]);
            second += Vector256.Create(entries[4..]) * Vector256.Create(factors[1]);
            third += Vector256.Create(entries[8..]) * Vector256.Create(factors[2]);
            fourth += Vector256.Create(entries[12..]) * Vector256.Create(factors[3]);
        }

        for (; j < columns; j++) first += Vector256.Create(panel[(4 * j)..]) * Vector256.Create(vector[j]);
        return (first + second) + (third + fourth);
    }

    // Row i of R: from L R = 1, R(i) = (e(i) - sum over k < i of L(i, k) R(k)) / L(i, i).
    private static double[][] Inverted(double[][] lower)
    {
        var inverse = new double[lower.Length][];
        for (var i = 0; i < lower.Length; i++)
        {
            var row = inverse[i] = new double[i + 1];
            for (var k = 0; k < i; k++)
            {
                var (factor, other) = (lower[i][k], inverse[k]);
                for (var j = 0; j <= k; j++) row[j] -= factor * other[j];
            }

            var scale = 1 / lower[i][i];
            for (var j = 0; j < i; j++) row[j] *= scale;
            row[i] = scale;
        }

        return inverse;
    }
}
