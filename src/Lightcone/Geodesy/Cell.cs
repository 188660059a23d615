using System.Numerics;
using Lightcone.Geodesy.Coverings;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Geodesy;

/// <summary>A cell of the Earth: a face of a cube round the auxiliary sphere, or a quarter of a larger cell.</summary>
/// <remarks>The faces are divided evenly by angle, which keeps the cells of one level within a factor of 1.42 in area.
/// Identifiers sort so that a cell's descendants lie together. The default is a whole face: too much, never too
/// little.</remarks>
public readonly record struct Cell : IComparable<Cell>
{
    /// <summary>The finest level; its cells are at most 153 m wide.</summary>
    public const int MaxLevel = CubeFaces.MaxLevel;

    /// <summary>Faces of the cube: 0 to 3 along the equator from longitude 0 eastward, 4 north, 5 south.</summary>
    public const int Faces = 6;

    private const int FaceShift = 61;
    private const ulong FirstFace = 1UL << (FaceShift - 1);
    private readonly ulong _bits;

    internal Cell(ulong id) => _bits = id ^ FirstFace;

    /// <summary>3 bits of face, 2 bits per level (the north-going half first, then the east-going one), a 1,
    /// zeros.</summary>
    public ulong Id => _bits ^ FirstFace;

    /// <summary>The face, 0 to 5.</summary>
    public int Face => (int)(Id >> FaceShift);

    /// <summary>0 for a face of the cube, up to <see cref="MaxLevel"/>.</summary>
    public int Level => (FaceShift - 1 - BitOperations.TrailingZeroCount(Id)) / 2;

    /// <summary>The smallest and largest identifiers of the cell and its descendants.</summary>
    internal (ulong First, ulong Last) Range => (Id - (LowestBit - 1), Id + (LowestBit - 1));

    /// <summary>The cell one level up.</summary>
    /// <exception cref="InvalidOperationException">The cell is a face.</exception>
    public Cell Parent => Level > 0
        ? new((Id & ~((LowestBit << 3) - 1)) | (LowestBit << 2))
        : throw new InvalidOperationException("A face of the cube has no parent.");

    /// <summary>The middle of the cell by angle; all of the cell is within
    /// <see cref="CircumradiusRadians"/> of it.</summary>
    public UnitVector Centre
    {
        get
        {
            var (u, v) = MiddleTangents;
            return CubeFaces.At(Face, u, v);
        }
    }

    /// <summary>The area on the ellipsoid in square metres, with a relative error below 1e-8.</summary>
    public double AreaSquareMetres => Level < AreaTables.FirstLevel
        ? AreaTables.Coarse(this)
        : CubeFaces.Area(Face, MiddleTangents.U, MiddleTangents.V, Level);

    /// <summary>An upper bound of the circumradius in millimetres: no point of the cell is farther from the centre
    /// along the ellipsoid.</summary>
    public long CircumradiusMillimetres => CircumradiusMillimetresOf(Level);

    private ulong LowestBit => Id & (~Id + 1);

    private (double U, double V) MiddleTangents
    {
        get
        {
            var (east, north) = Corner;
            var half = CubeFaces.Side >> (Level + 1);
            return (CubeFaces.Tangent(east + half), CubeFaces.Tangent(north + half));
        }
    }

    /// <summary>The south-western corner on the face, in half cells of the finest level.</summary>
    internal (int East, int North) Corner
    {
        get
        {
            var position = (Id ^ LowestBit) >> (FaceShift - (2 * MaxLevel)); // 32 bits, under the face's 3
            return ((int)Every2nd(position) << 1, (int)Every2nd(position >> 1) << 1);
        }
    }

    /// <summary>A face of the cube, 0 to 5.</summary>
    public static Cell OfFace(int face) => face is >= 0 and < Faces
        ? new(((ulong)face << FaceShift) | FirstFace)
        : throw new ArgumentOutOfRangeException(nameof(face));

    /// <summary>The cell that holds a point; of a point within 1e-15 of a side, either neighbour.</summary>
    public static Cell Containing(UnitVector point, int level = MaxLevel)
    {
        if (level is not (>= 0 and <= MaxLevel)) throw new ArgumentOutOfRangeException(nameof(level));
        var (face, u, v) = CubeFaces.Locate(point);
        return At(face, CubeFaces.FinestIndex(u), CubeFaces.FinestIndex(v), level);
    }

    /// <summary>The cell of a level over a cell of the finest level, given by its column and row.</summary>
    internal static Cell At(int face, int column, int row, int level)
    {
        const int Unused = FaceShift - (2 * MaxLevel);
        var finest = ((ulong)face << FaceShift) | (Spread((uint)column) << Unused) | (Spread((uint)row) << (Unused
            + 1));
        var lowest = FirstFace >> (2 * level);
        return new((finest & ~((lowest << 1) - 1)) | lowest);
    }

    /// <summary>An upper bound of the angle from the centre of any cell of a level to any of its points.</summary>
    /// <remarks>On a face let A = 1 + u^2, B = 1 + v^2. A step (dx, dy) in the angles is at most
    /// sqrt(2 A B / (A + B - 1)) max(|dx|, |dy|) long; that grows with A and B, and is sqrt(8 / 3) at the corner of the
    /// face, A = B = 2. Half a cell is pi / 4 / 2^level, so sqrt(8 / 3) of it bounds every cell.</remarks>
    public static double CircumradiusRadians(int level) =>
        1.6329931618554523 * (Math.PI / 4) * (1 + 1e-12) / (1 << level);

    internal static long CircumradiusMillimetresOf(int level) =>
        (long)Math.Ceiling(CircumradiusRadians(level) * Wgs84.EquatorialRadius * 1000) + 1;

    /// <summary>A quarter of this cell: 0 south-west, 1 south-east, 2 north-west, 3 north-east on the face.</summary>
    /// <exception cref="InvalidOperationException">The cell is of the finest level.</exception>
    public Cell Child(int quarter)
    {
        if (quarter is not (>= 0 and < 4)) throw new ArgumentOutOfRangeException(nameof(quarter));
        if (Level == MaxLevel) throw new InvalidOperationException("A cell of the finest level has no quarters.");
        var lowest = LowestBit >> 2;
        return new(Id - (lowest * 4) + lowest + (lowest * 2 * (ulong)quarter));
    }

    /// <summary>The four corners, counter-clockwise seen from outside.</summary>
    public IReadOnlyList<UnitVector> Corners()
    {
        var (east, north) = Corner;
        var side = CubeFaces.Side >> Level;
        var (west, south) = (CubeFaces.Tangent(east), CubeFaces.Tangent(north));
        var (eastern, northern) = (CubeFaces.Tangent(east + side), CubeFaces.Tangent(north + side));
        return
        [
            CubeFaces.At(Face, west, south), CubeFaces.At(Face, eastern, south),
            CubeFaces.At(Face, eastern, northern), CubeFaces.At(Face, west, northern),
        ];
    }

    /// <summary>Whether another cell is this one or one of its descendants.</summary>
    public bool Contains(Cell other)
    {
        var (first, last) = Range;
        return other.Id >= first && other.Id <= last;
    }

    /// <inheritdoc/>
    public int CompareTo(Cell other) => Id.CompareTo(other.Id);

    /// <summary>Face, column and row of the finest level, and level, for people.</summary>
    public override string ToString() => $"{Face}/{Corner.East >> 1}/{Corner.North >> 1}@{Level}";

    private static ulong Spread(uint value)
    {
        ulong x = value & 0xffff;
        x = (x | (x << 8)) & 0x00ff00ff;
        x = (x | (x << 4)) & 0x0f0f0f0f;
        x = (x | (x << 2)) & 0x33333333;
        return (x | (x << 1)) & 0x55555555;
    }

    private static uint Every2nd(ulong value)
    {
        var x = value & 0x55555555;
        x = (x | (x >> 1)) & 0x33333333;
        x = (x | (x >> 2)) & 0x0f0f0f0f;
        x = (x | (x >> 4)) & 0x00ff00ff;
        return (uint)((x | (x >> 8)) & 0xffff);
    }
}
