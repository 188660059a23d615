using Lightcone.Arithmetic;
using Lightcone.Geodesy;

namespace Lightcone.Simulation.Baselines;

/// <summary>A square of an equiangular cube sphere.</summary>
internal readonly record struct SphereCell(int Face, double U, double V, double Half)
{
    /// <summary>The six faces.</summary>
    public static IEnumerable<SphereCell> Faces => Enumerable.Range(0, 6).Select(face => new SphereCell(face, 0, 0, 1));

    /// <summary>Its middle.</summary>
    public UnitVector Centre
    {
        get
        {
            var x = PortableMath.Tan(U * (Math.PI / 4));
            var y = PortableMath.Tan(V * (Math.PI / 4));
            var scale = 1 / Math.Sqrt(1 + (x * x) + (y * y));
            var (a, b, c) = (x * scale, y * scale, Face < 3 ? scale : -scale);
            return (Face % 3) switch
            {
                0 => new UnitVector(a, b, c),
                1 => new UnitVector(c, a, b),
                _ => new UnitVector(b, c, a),
            };
        }
    }

    /// <summary>No point of a cell of this half-width is farther from its middle, in radians.</summary>
    /// <remarks>The map stretches lengths at most by 2 / sqrt 3, along the diagonal at a cube's corner.</remarks>
    public static double Circumradius(double half) => half * (Math.PI / 4) * 1.4143 * 1.1548;

    /// <summary>The area up to a factor, from the map's Jacobian at the middle.</summary>
    public double Weight
    {
        get
        {
            var x = PortableMath.Tan(U * (Math.PI / 4));
            var y = PortableMath.Tan(V * (Math.PI / 4));
            var norm = 1 + (x * x) + (y * y);
            return Half * Half * (1 + (x * x)) * (1 + (y * y)) / (norm * Math.Sqrt(norm));
        }
    }

    /// <summary>One of its four quarters, 0 to 3.</summary>
    public SphereCell Quarter(int index)
    {
        var half = Half / 2;
        return new(Face, U + ((index & 1) == 0 ? -half : half), V + ((index & 2) == 0 ? -half : half), half);
    }
}
