namespace Lightcone.Geodesy.Coverings;

/// <summary>The undecided cells of one level, each with the caps still to ask. Plain arrays that only grow.</summary>
internal sealed class Frontier
{
    private Entry[] _cells = new Entry[256];
    private int[] _caps = new int[1024];
    private int _usedCaps;

    /// <summary>A cell by its south-western corner in half cells of the finest level, how many groups certainly exclude
    /// it, and where its list of caps lies.</summary>
    public readonly record struct Entry(int Face, int East, int North, int Excluding, Stretch Caps);

    /// <summary>A part of the list of caps.</summary>
    public readonly record struct Stretch(int Start, int Length);

    public int Count { get; private set; }

    public Entry this[int index] => _cells[index];

    public ReadOnlySpan<int> CapsOf(in Entry entry) => _caps.AsSpan(entry.Caps.Start, entry.Caps.Length);

    public void Clear() => (Count, _usedCaps) = (0, 0);

    /// <summary>Adds a cell with the given caps; the entry's own list is replaced.</summary>
    public void Add(in Entry cell, ReadOnlySpan<int> caps)
    {
        if (Count == _cells.Length) Array.Resize(ref _cells, Count * 2);
        if (_usedCaps + caps.Length > _caps.Length)
            Array.Resize(ref _caps, Math.Max(_caps.Length * 2, _usedCaps + caps.Length));
        caps.CopyTo(_caps.AsSpan(_usedCaps));
        _cells[Count++] = cell with { Caps = new(_usedCaps, caps.Length) };
        _usedCaps += caps.Length;
    }
}
