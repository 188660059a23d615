namespace Lightcone.Arithmetic;

/// <summary>The inverse R of the lower Cholesky factor L of a symmetric positive definite matrix A = L L^T, so that
/// A^-1 = R^T R.</summary>
/// <remarks>Kept as rows of growing length: row i has i + 1 entries.</remarks>
internal sealed class TriangularFactor
{
    private readonly double[][] _rows;

    private TriangularFactor(double[][] rows) => _rows = rows;

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
        for (var i = 0; i < _rows.Length; i++) whitened[i] = DotProduct.Of(_rows[i], vector);
    }

    /// <summary>v^T A^-1 v, at least 0.</summary>
    /// <param name="vector">n numbers.</param>
    public double SquaredLength(ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        foreach (var row in _rows)
        {
            var part = DotProduct.Of(row, vector);
            sum += part * part;
        }

        return sum;
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
