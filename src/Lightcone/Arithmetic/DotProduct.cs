using System.Runtime.Intrinsics;

namespace Lightcone.Arithmetic;

/// <summary>Sums of products in one fixed order: sixteen running sums, always sixteen, so that every CPU gives the same
/// bits with or without wide registers.</summary>
internal static class DotProduct
{
    /// <summary>The sum of a[i] b[i] over the shorter of the two.</summary>
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var count = Math.Min(a.Length, b.Length);
        var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (third, fourth) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i + 16 <= count; i += 16)
        {
            first += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
            second += Vector256.Create(a[(i + 4)..]) * Vector256.Create(b[(i + 4)..]);
            third += Vector256.Create(a[(i + 8)..]) * Vector256.Create(b[(i + 8)..]);
            fourth += Vector256.Create(a[(i + 12)..]) * Vector256.Create(b[(i + 12)..]);
        }

        for (; i + 4 <= count; i += 4) first += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
        var sums = (first + second) + (third + fourth);
        var sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        for (; i < count; i++) sum += a[i] * b[i];
        return sum;
    }
}
