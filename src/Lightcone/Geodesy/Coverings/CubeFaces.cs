using Lightcone.Arithmetic;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Geodesy.Coverings;

/// <summary>The six faces of a cube round the auxiliary sphere, each divided evenly by angle (equiangular).</summary>
/// <remarks>A position along a side is counted in half cells of the finest level, so that the sides and the centres
/// of all cells have whole numbers; u and v are the tangents of the angles from the middle of the face.</remarks>
internal static class CubeFaces
{
    public const int MaxLevel = 16;

    /// <summary>Half cells of the finest level along a side of a face.</summary>
    public const int Side = 1 << (MaxLevel + 1);

    private const int FineBits = 6;
    private const double HalfCell = Math.PI / 2 / Side;
    private static readonly double[] CoarseTangents = Coarse();
    private static readonly double[] FineTangents = Fine();

    /// <summary>The tangent at a position, 0 to <see cref="Side"/>; within 3 units in the last place.</summary>
    public static double Tangent(int position)
    {
        var coarse = CoarseTangents[position >> FineBits];
        var fine = position & ((1 << FineBits) - 1);
        if (fine == 0) return coarse;
        var step = FineTangents[fine];
        return (coarse + step) / (1 - (coarse * step)); // tan(x + y): one table of 2,049 serves all 131,073 positions
    }

    /// <summary>The direction of a place on a face, not of length 1.</summary>
    public static UnitVector Towards(int face, double u, double v) => face switch
    {
        0 => new(1, u, v),
        1 => new(-u, 1, v),
        2 => new(-1, -u, v),
        3 => new(u, -1, v),
        4 => new(-v, u, 1),
        _ => new(v, u, -1),
    };

    /// <summary>The unit vector of a place on a face.</summary>
    public static UnitVector At(int face, double u, double v)
    {
        var scale = 1 / Math.Sqrt(1 + (u * u) + (v * v));
        var (x, y, z) = Towards(face, u, v);
        return new(x * scale, y * scale, z * scale);
    }

    /// <summary>The face that a vector leaves the cube through, and where.</summary>
    public static (int Face, double U, double V) Locate(UnitVector p)
    {
        var (x, y, z) = (Math.Abs(p.X), Math.Abs(p.Y), Math.Abs(p.Z));
        if (x >= y && x >= z) return p.X > 0 ? (0, p.Y / p.X, p.Z / p.X) : (2, p.Y / p.X, -p.Z / p.X);
        if (y >= z) return p.Y > 0 ? (1, -p.X / p.Y, p.Z / p.Y) : (3, -p.X / p.Y, -p.Z / p.Y);
        return p.Z > 0 ? (4, p.Y / p.Z, -p.X / p.Z) : (5, -p.Y / p.Z, -p.X / p.Z);
    }

    /// <summary>The cell of the finest level, 0 to 65,535, that holds a tangent. On a side either neighbour.</summary>
    public static int FinestIndex(double tangent)
    {
        var position = (PortableMath.Atan(tangent) / (Math.PI / 2)) + 0.5;
        return Math.Clamp((int)(position * (Side / 2)), 0, (Side / 2) - 1);
    }

    /// <summary>The area of part of a face in square metres, by Gauss's rule with 3 x 3 points.</summary>
    /// <remarks>At angles x and y from the middle of the face the sphere's area is
    /// sec^2 x sec^2 y (1 + u^2 + v^2)^(-3/2) dx dy, and a piece of the ellipsoid is a^2 sqrt(1 - e^2 (1 - z^2)) times
    /// that of the sphere. At level 4 the rule's relative error is below 1e-8 and falls 64-fold per level.</remarks>
    public static double Area(int face, double u, double v, int level)
    {
        const double Node = 0.7745966692414834; // sqrt(3 / 5)
        var half = Math.PI / 4 / (1 << level);
        var step = PortableMath.Tan(half * Node);
        Span<double> us = [(u - step) / (1 + (u * step)), u, (u + step) / (1 - (u * step))];
        Span<double> vs = [(v - step) / (1 + (v * step)), v, (v + step) / (1 - (v * step))];
        double sum = 0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var weight = (i == 1 ? 8 : 5) * (j == 1 ? 8 : 5);
                sum += weight * Density(face, us[i], vs[j]);
            }
        }

        return sum / 81 * half * half * Wgs84.EquatorialRadius * Wgs84.EquatorialRadius;
    }

    private static double Density(int face, double u, double v)
    {
        var squared = 1 + (u * u) + (v * v);
        var z = Towards(face, u, v).Z;
        var factor = Math.Sqrt(1 - (Wgs84.EccentricitySquared * (1 - (z * z / squared))));
        return (1 + (u * u)) * (1 + (v * v)) / (squared * Math.Sqrt(squared)) * factor;
    }

    private static double[] Coarse()
    {
        const int Count = Side >> FineBits;
        var tangents = new double[Count + 1];
        for (var i = 0; i <= Count; i++)
            tangents[i] = PortableMath.Tan(((i << FineBits) - (Side / 2)) * HalfCell);
        (tangents[0], tangents[Count]) = (-1, 1); // the faces meet exactly
        return tangents;
    }

    private static double[] Fine()
    {
        var tangents = new double[1 << FineBits];
        for (var i = 0; i < tangents.Length; i++) tangents[i] = PortableMath.Tan(i * HalfCell);
        return tangents;
    }
}
