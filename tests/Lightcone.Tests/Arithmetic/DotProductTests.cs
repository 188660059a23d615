using CsCheck;
using Lightcone.Arithmetic;

namespace Lightcone.Tests.Arithmetic;

public sealed class DotProductTests
{
    private static readonly Gen<(double[] A, double[] B)> Pairs =
        Gen.Select(Gen.Double[-1e3, 1e3].Array[0, 100], Gen.Double[-1e3, 1e3].Array[0, 100]);

    [Fact]
    public void The_sum_is_the_plain_sum_within_rounding() => Pairs.Sample((a, b) =>
    {
        var products = a.Zip(b, (x, y) => x * y).ToArray();
        Assert.Equal(products.Sum(), DotProduct.Of(a, b), 1e-14 * products.Sum(Math.Abs));
    });

    [Fact]
    public void The_sum_is_taken_in_the_stated_order_without_any_wide_register_too() => Pairs.Sample((a, b) =>
        Assert.Equal(BitsOf(InOrder(a, b)), BitsOf(DotProduct.Of(a, b))));

    [Fact]
    public void The_same_numbers_give_the_same_bits_wherever_they_lie_in_memory() =>
        Gen.Select(Pairs, Gen.Int[0, 9], Gen.Int[0, 9]).Sample((pair, before, after) =>
        {
            double[] a = [.. new double[before], .. pair.A, .. new double[after]];
            double[] b = [.. new double[after], .. pair.B, .. new double[before]];
            var slices = DotProduct.Of(a.AsSpan(before, pair.A.Length), b.AsSpan(after, pair.B.Length));
            Assert.Equal(BitsOf(DotProduct.Of(pair.A, pair.B)), BitsOf(slices));
        });

    [Fact]
    public void What_the_longer_one_has_more_does_not_count() => Pairs.Sample((a, b) =>
    {
        var shorter = Math.Min(a.Length, b.Length);
        Assert.Equal(BitsOf(DotProduct.Of(a.AsSpan(0, shorter), b.AsSpan(0, shorter))), BitsOf(DotProduct.Of(a, b)));
    });

    private static long BitsOf(double value) => BitConverter.DoubleToInt64Bits(value);

    private static double InOrder(double[] a, double[] b)
    {
        var sums = new double[16];
        var (i, count) = (0, Math.Min(a.Length, b.Length));
        for (; i + 16 <= count; i += 16)
            for (var lane = 0; lane < 16; lane++) sums[lane] += a[i + lane] * b[i + lane];
        for (; i + 4 <= count; i += 4)
            for (var lane = 0; lane < 4; lane++) sums[lane] += a[i + lane] * b[i + lane];
        double Lane(int lane) => (sums[lane] + sums[4 + lane]) + (sums[8 + lane] + sums[12 + lane]);
        var sum = (Lane(0) + Lane(1)) + (Lane(2) + Lane(3));
        for (; i < count; i++) sum += a[i] * b[i];
        return sum;
    }
}
