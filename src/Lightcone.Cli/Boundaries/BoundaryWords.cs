using System.Globalization;
using System.Text;
using System.Text.Json;
using Lightcone.Geodesy.Borders;

namespace Lightcone.Cli.Boundaries;

/// <summary>A pack and its answers, in words for people and as JSON (docs/formats.md).</summary>
internal static class BoundaryWords
{
    public static IEnumerable<string> Pack(BoundaryPack pack)
    {
        yield return $"{pack.Name} {pack.Version}";
        yield return $"sha256 {pack.Sha256}";
        yield return $"source {pack.SourceSha256}";
        yield return $"borders within {Kilometres(pack.DilationMillimetres)} km of the drawn ones; "
            + "no opinion on sovereignty";
        yield return $"{pack.Atoms.Count} shapes:";
        foreach (var atom in pack.Atoms.OrderBy(atom => atom.Iso2 ?? "~").ThenBy(atom => atom.Index))
            yield return $"  {atom.Iso2 ?? "--"}  {atom.Name}{Remark(atom)}";
    }

    public static IEnumerable<string> Near(NearCountries near)
    {
        yield return near.Here.Count == 0
            ? "At sea: no country's land as drawn."
            : string.Join("; ", near.Here.Select(atom => $"{atom.Name} ({atom.Iso2 ?? "no code"})"));
        if (near.Undecided.Count > 1 || near.Undecided.Count != near.Here.Count)
            yield return "Within the error of the borders: " + string.Join(", ", near.Undecided.Select(a => a.Label));
        yield return "Nearest others (at least, to the border as drawn):";
        foreach (var (atom, millimetres) in near.Nearest)
        {
            var name = atom.Iso2 is null ? "" : atom.Name;
            yield return $"  {Kilometres(millimetres),10} km  {atom.Label}  {name}".TrimEnd();
        }

        yield return near.Pack.Label;
    }

    public static IEnumerable<string> PackJson(BoundaryPack pack) => [Json(writer =>
    {
        WritePack(writer, pack);
        writer.WriteString("sourceSha256", pack.SourceSha256);
        writer.WriteNumber("dilationKm", pack.DilationMillimetres / 1e6);
        writer.WriteStartArray("atoms");
        foreach (var atom in pack.Atoms) WriteAtom(writer, atom, null);
        writer.WriteEndArray();
    })];

    public static IEnumerable<string> NearJson(NearCountries near) => [Json(writer =>
    {
        writer.WriteNumber("latitude", near.Point.Latitude);
        writer.WriteNumber("longitude", near.Point.Longitude);
        writer.WriteStartArray("here");
        foreach (var atom in near.Here) WriteAtom(writer, atom, null);
        writer.WriteEndArray();
        writer.WriteStartArray("withinBorderError");
        foreach (var atom in near.Undecided) writer.WriteStringValue(atom.Label);
        writer.WriteEndArray();
        writer.WriteStartArray("nearest");
        foreach (var (atom, millimetres) in near.Nearest) WriteAtom(writer, atom, millimetres);
        writer.WriteEndArray();
        writer.WriteStartObject("boundaryPack");
        WritePack(writer, near.Pack);
        writer.WriteEndObject();
    })];

    private static void WritePack(Utf8JsonWriter writer, BoundaryPack pack)
    {
        writer.WriteString("name", pack.Name);
        writer.WriteString("version", pack.Version);
        writer.WriteString("sha256", pack.Sha256);
    }

    private static void WriteAtom(Utf8JsonWriter writer, BoundaryAtom atom, long? millimetres)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", atom.Index);
        writer.WriteString("iso2", atom.Iso2);
        writer.WriteString("name", atom.Name);
        writer.WriteString("status", atom.Status);
        writer.WriteStartArray("mayBelongTo");
        foreach (var code in atom.MayBelongTo) writer.WriteStringValue(code);
        writer.WriteEndArray();
        if (millimetres is { } distance) writer.WriteNumber("atLeastKm", distance / 1e6);
        writer.WriteEndObject();
    }

    private static string Json(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Kilometres(long millimetres) =>
        (millimetres / 1e6).ToString("0.0##", CultureInfo.InvariantCulture);

    private static string Remark(BoundaryAtom atom)
    {
        if (atom.MayBelongTo.Count == 0 && atom.Iso2 is not null) return "";
        var parties = atom.MayBelongTo.Count == 0 ? "" : $"; may belong to {string.Join(", ", atom.MayBelongTo)}";
        return $": {atom.Status}{parties}";
    }
}
