using System.Numerics;

namespace Lightcone.Geodesy.Borders;

/// <summary>A set of atoms of one boundary pack, by their index 0 to 255.</summary>
/// <remarks>A value of 256 bits, so that sets are joined and compared in a few instructions; the default is the
/// empty set. A set means nothing without the pack whose atoms it counts.</remarks>
public readonly record struct AtomSet
{
    /// <summary>How many atoms a pack can hold.</summary>
    public const int Capacity = 256;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    private AtomSet(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>No atom: open sea.</summary>
    public static AtomSet Empty => default;

    /// <summary>Whether no atom is in the set.</summary>
    public bool IsEmpty => (_a | _b | _c | _d) == 0;

    /// <summary>How many atoms are in the set, 0 to 256.</summary>
    public int Count => BitOperations.PopCount(_a) + BitOperations.PopCount(_b)
        + BitOperations.PopCount(_c) + BitOperations.PopCount(_d);

    /// <summary>The set of one atom.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not 0 to 255.</exception>
    public static AtomSet Of(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Capacity);
        var bit = 1UL << (index & 63);
        return (index >> 6) switch
        {
            0 => new AtomSet(bit, 0, 0, 0),
            1 => new AtomSet(0, bit, 0, 0),
            2 => new AtomSet(0, 0, bit, 0),
            _ => new AtomSet(0, 0, 0, bit),
        };
    }

    /// <summary>Whether the atom is in the set; false for an index that no pack can have.</summary>
    public bool Contains(int index) => index is >= 0 and < Capacity && Overlaps(Of(index));

    /// <summary>Whether the two sets share an atom.</summary>
    public bool Overlaps(AtomSet other) =>
        ((_a & other._a) | (_b & other._b) | (_c & other._c) | (_d & other._d)) != 0;

    /// <summary>Whether every atom of this set is in the other.</summary>
    public bool IsSubsetOf(AtomSet other) =>
        ((_a & ~other._a) | (_b & ~other._b) | (_c & ~other._c) | (_d & ~other._d)) == 0;

    /// <summary>The atoms' indices, ascending.</summary>
    public IEnumerable<int> Indices()
    {
        for (var i = 0; i < Capacity; i++)
            if (Contains(i)) yield return i;
    }

    /// <summary>The atoms of either set.</summary>
    public static AtomSet operator |(AtomSet left, AtomSet right) =>
        new(left._a | right._a, left._b | right._b, left._c | right._c, left._d | right._d);

    /// <summary>The atoms of both sets.</summary>
    public static AtomSet operator &(AtomSet left, AtomSet right) =>
        new(left._a & right._a, left._b & right._b, left._c & right._c, left._d & right._d);

    /// <summary>The atoms of one set but not of both.</summary>
    public static AtomSet operator ^(AtomSet left, AtomSet right) =>
        new(left._a ^ right._a, left._b ^ right._b, left._c ^ right._c, left._d ^ right._d);

    /// <summary>The atoms of the left set that are not in the right one.</summary>
    public static AtomSet operator -(AtomSet left, AtomSet right) =>
        new(left._a & ~right._a, left._b & ~right._b, left._c & ~right._c, left._d & ~right._d);
}
