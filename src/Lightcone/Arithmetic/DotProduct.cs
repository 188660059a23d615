using System.Runtime.Intrinsics;

namespace Lightcone.Arithmetic;

/// <summary>Sums of products in one fixed order: eight running sums, always eight, so that every CPU gives the same
/// bits with or without wide registers.</summary>
internal static class DotProduct
{
    /// <summary>The sum of a[i] b[i] over the shorter of the two.</summary>
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var count = Math.Min(a.Length, b.Length);
        var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i + 8 <= count; i += 8)
        {
            even += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
            odd += Vector256.Create(a[(i + 4)..]) * Vector256.Create(b[(i + 4)..]);
        }

        var sums = even + odd;
        var sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        for (; i < count; i++) sum += a[i] * b[i];
        return sum;
    }
}
