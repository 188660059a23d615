using System.Globalization;
using System.Text;
using Lightcone.Geodesy;
using Lightcone.Wire;

namespace Lightcone.Cli.Input;

/// <summary>Reads a list of places: columns name, lat, lon and optionally fault_domains.</summary>
internal static class PlacesFile
{
    private const int NameColumn = 0;
    private const int LatitudeColumn = 1;
    private const int LongitudeColumn = 2;
    private const int DomainsColumn = 3;

    private static readonly CsvShape Shape = new()
    {
        Required = ["name", "lat", "lon"],
        Optional = ["fault_domains"],
        MaxBytes = 4 << 20,
        MaxRows = 10_000,
    };

    /// <exception cref="InputProblem">The file is not as it must be.</exception>
    public static IReadOnlyList<NamedPlace> Read(string path)
    {
        if (!CsvReader.TryOpen(BoundedFile.Read(path, Shape.MaxBytes), Shape, out var csv, out var refusal))
            throw Problem(path, refusal);
        var places = new List<NamedPlace>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (csv.TryNext(out refusal))
        {
            var place = Row(path, csv);
            if (!seen.Add(place.Name))
                throw new InputProblem($"{path}:{csv.Line}: '{place.Name}' is listed before; rename it");
            places.Add(place);
        }

        return refusal is null ? places : throw Problem(path, refusal);
    }

    private static NamedPlace Row(string path, CsvReader csv)
    {
        var name = Encoding.UTF8.GetString(csv.Field(NameColumn));
        if (name.Length == 0) throw new InputProblem($"{path}:{csv.Line}: a place needs a name; write one");
        var latitude = Degrees(path, csv, LatitudeColumn, 90);
        var longitude = Degrees(path, csv, LongitudeColumn, 180);
        var domains = csv.Has(DomainsColumn) ? Encoding.UTF8.GetString(csv.Field(DomainsColumn)) : "";
        if (!Ascii.IsValid(domains)) // letters that look alike would make two domains of one
            throw new InputProblem($"{path}:{csv.Line}: fault_domains is '{domains}'; ASCII is expected");
        return new NamedPlace(name, new GeoPoint(latitude, longitude),
            domains.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static double Degrees(string path, CsvReader csv, int column, double limit)
    {
        var text = Encoding.UTF8.GetString(csv.Field(column));
        var isNumber = double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var value);
        return isNumber && Math.Abs(value) <= limit
            ? value
            : throw new InputProblem($"{path}:{csv.Line}: {Shape.Required[column]} is '{text}'; "
                + $"degrees from -{limit} to {limit} are expected");
    }

    private static InputProblem Problem(string path, Refusal refusal) =>
        new($"{path}{(refusal.Line > 0 ? $":{refusal.Line}" : "")}: {refusal.Detail}");
}
