// Elementary functions in double precision that give the same bits on every CPU, operating system and runtime.
//
// Rules of this room: only +, -, *, / and sqrt, which IEEE 754 rounds correctly everywhere, in the order written;
// no fused multiply-add, no vector sums, nothing of System.Math that calls the platform's C library (glibc picks
// FMA variants by CPU: its sin differs from itself in about 1 of 1,500 inputs). The runtime never contracts or
// reorders these operations. Sign, exponent and leading bits are read with BitConverter.
//
// Sources of the methods (all coefficients and tables were computed anew with 250-bit arithmetic, by a Remez
// exchange with each coefficient rounded in turn; vectors/arithmetic/fit.py does it again):
//   W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980: argument reduction in parts;
//   fdlibm 5.3, Sun Microsystems, 1993 (notice kept in NOTICE): argument and result as a leading part and a
//   tail, and the rounding-error arguments for sin, cos, tan, asin, acos;
//   P. T. P. Tang, Table-driven implementation of the exponential function, ACM TOMS 15(2), 1989,
//   and of the logarithm function, ACM TOMS 16(4), 1990;
//   T. J. Dekker, A floating-point technique for extending the available precision, Numer. Math. 18, 1971.
//
// Changing a coefficient, a table or the order of two operations changes signed results: the golden hashes in
// vectors/golden/hashes.txt fail then, and a new algorithm version is due.

namespace Lightcone.Arithmetic;

/// <summary>Elementary functions that give the same bits on every CPU and in ten years.</summary>
/// <remarks>Errors are in units in the last place (ulp) of the correctly rounded result: below 1 everywhere,
/// measured on 200,000 seeded points each and tested on <c>vectors/arithmetic</c>. NaN in gives NaN out. The bits
/// of a NaN result are not promised, those of every other result are.</remarks>
public static class PortableMath
{
    /// <summary>The largest magnitude of an angle that <see cref="Sin"/>, <see cref="Cos"/>, <see cref="SinCos"/>
    /// and <see cref="Tan"/> accept: 2^20 = 1,048,576 radians. Larger angles give NaN rather than a doubtful
    /// value.</summary>
    public const double MaxAngle = 1048576.0;

    /// <summary>The sine of an angle in radians, below 1 ulp off (at most 0.78 measured).</summary>
    /// <param name="x">Radians, at most <see cref="MaxAngle"/> in magnitude; otherwise the result is NaN.</param>
    /// <returns>-1 to 1; odd bit for bit, the sign of zero included.</returns>
    public static double Sin(double x) => Sines.Sin(x);

    /// <summary>The cosine of an angle in radians, below 1 ulp off (at most 0.78 measured).</summary>
    /// <param name="x">Radians, at most <see cref="MaxAngle"/> in magnitude; otherwise the result is NaN.</param>
    /// <returns>-1 to 1; even bit for bit.</returns>
    public static double Cos(double x) => Sines.Cos(x);

    /// <summary>Sine and cosine of one angle for little more than the price of one; each has the same bits as
    /// <see cref="Sin"/> and <see cref="Cos"/> alone.</summary>
    /// <param name="x">Radians, at most <see cref="MaxAngle"/> in magnitude; otherwise both results are NaN.</param>
    public static (double Sin, double Cos) SinCos(double x) => Sines.SinCos(x);

    /// <summary>The tangent of an angle in radians, below 1 ulp off (at most 0.77 measured).</summary>
    /// <param name="x">Radians, at most <see cref="MaxAngle"/> in magnitude; otherwise the result is NaN.</param>
    /// <returns>Odd bit for bit. Never infinite: no double is an odd multiple of pi/2.</returns>
    public static double Tan(double x) => Tangent.Tan(x);

    /// <summary>The angle in [-pi/2, pi/2] whose sine is given, below 1 ulp off (at most 0.68 measured).</summary>
    /// <param name="x">-1 to 1; otherwise the result is NaN.</param>
    /// <returns>Radians; odd bit for bit.</returns>
    public static double Asin(double x) => ArcSine.Asin(x);

    /// <summary>The angle in [0, pi] whose cosine is given, below 1 ulp off (at most 0.78 measured).</summary>
    /// <param name="x">-1 to 1; otherwise the result is NaN.</param>
    /// <returns>Radians; exactly 0 for 1.</returns>
    public static double Acos(double x) => ArcSine.Acos(x);

    /// <summary>The angle in [-pi/2, pi/2] whose tangent is given, below 1 ulp off (at most 0.83 measured).</summary>
    /// <param name="x">Any number; an infinity gives the double nearest to pi/2 with its sign.</param>
    /// <returns>Radians; odd bit for bit.</returns>
    public static double Atan(double x) => ArcTangent.Atan(x);

    /// <summary>The angle in [-pi, pi] from the positive x axis to the point (x, y), below 1 ulp off (at
    /// most 0.74 measured).</summary>
    /// <param name="y">The ordinate: its sign, that of zero included, is the sign of the result.</param>
    /// <param name="x">The abscissa. Zeros and infinities as in IEEE 754-2019, section 9.2.1.</param>
    /// <returns>Radians.</returns>
    public static double Atan2(double y, double x) => ArcTangent.Atan2(y, x);

    /// <summary>e to the power x, below 1 ulp off (at most 0.57 measured).</summary>
    /// <param name="x">Any number; above 709.78 the result is infinite, below -745.13 it is 0.</param>
    /// <returns>0 or more; subnormal results are right too; exactly 1 for 0.</returns>
    public static double Exp(double x) => Exponential.Exp(x);

    /// <summary>The natural logarithm, below 1 ulp off (at most 0.66 measured).</summary>
    /// <param name="x">0 or more; -infinity for a zero of either sign, NaN for negative numbers.</param>
    /// <returns>Exactly 0 for 1.</returns>
    public static double Log(double x) => Logarithm.Log(x);
}
