namespace Lightcone.Geodesy.Borders.Packing;

/// <summary>What a source of shapes is called, and the facts that it does not hold itself.</summary>
public sealed class BoundarySource
{
    private readonly Dictionary<string, string> _codes = [];
    private readonly Dictionary<string, string[]> _named = [];

    /// <summary>A source with its two tables.</summary>
    /// <param name="name">For example <c>world-atlas/countries-10m</c>.</param>
    /// <param name="version">For example <c>2.0.2</c>.</param>
    /// <param name="codes">Lines <c>numeric,alpha2</c> of ISO 3166-1, after a header.</param>
    /// <param name="shapesWithoutCode">Lines <c>name,alpha2,status,may_belong_to</c>, after a header: the shapes
    /// that the source gives no id, with a user-assigned code if there is one, and countries between spaces.</param>
    /// <exception cref="FormatException">A table is not as described.</exception>
    public BoundarySource(string name, string version, string codes, string shapesWithoutCode)
    {
        Name = name;
        Version = version;
        foreach (var row in Rows(codes, 2)) _codes.Add(row[0], row[1]);
        foreach (var row in Rows(shapesWithoutCode, 4)) _named.Add(row[0], row);
    }

    /// <summary>The source's name.</summary>
    public string Name { get; }

    /// <summary>The source's version.</summary>
    public string Version { get; }

    /// <summary>How far a true border may lie from the source's, in metres: 2,000 for scale 1:10,000,000.</summary>
    /// <remarks>A line of 0.2 mm on that scale is 2 km. The quantisation, up to 200 x 94 m, is far below it.</remarks>
    public int DilationMetres { get; init; } = 2000;

    internal BoundaryAtom Atom(int index, string? id, string name)
    {
        string[] named = [name, "", "ISO 3166-1", ""];
        string? code = null;
        if (id is null && !_named.TryGetValue(name, out named!))
            throw new FormatException($"the shape \"{name}\" has no id, and the table of such shapes does not name "
                + $"it.");
        if (id is not null && !_codes.TryGetValue(id, out code))
            throw new FormatException($"\"{name}\" has the id {id}, which is not in the table of codes.");
        return new BoundaryAtom
        {
            Index = index,
            Iso2 = code ?? (named[1].Length > 0 ? named[1] : null),
            Name = name,
            Status = named[2],
            MayBelongTo = [.. named[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string[]> Rows(string table, int fields)
    {
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var row = line.TrimEnd('\r').Split(',');
            if (row.Length != fields) throw new FormatException($"\"{line}\" has not {fields} fields.");
            yield return row;
        }
    }
}
