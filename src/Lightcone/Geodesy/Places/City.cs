using System.Globalization;

namespace Lightcone.Geodesy.Places;

/// <summary>A real city: a place where hosts tend to stand. Only likelihoods and simulations use it, never a
/// finding.</summary>
/// <remarks>The table is our own, written from general knowledge: coordinates to about 0.05 degree (5 km),
/// populations rounded and only used as weights.</remarks>
public sealed record City
{
    private static readonly Lazy<IReadOnlyList<City>> Table = new(Read);

    private City(string name, string country, GeoPoint place, int populationThousands)
    {
        Name = name;
        Country = country;
        Place = place;
        PopulationThousands = populationThousands;
    }

    /// <summary>About 400 cities of all continents, with the metros of all large clouds; always in the same
    /// order.</summary>
    public static IReadOnlyList<City> All => Table.Value;

    /// <summary>The usual English name, unique in the table, in ASCII.</summary>
    public string Name { get; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string Country { get; }

    /// <summary>The middle of the city.</summary>
    public GeoPoint Place { get; }

    /// <summary>People in the metro area, in thousands, rounded; at least 1.</summary>
    public int PopulationThousands { get; }

    /// <summary>The city of that name.</summary>
    /// <exception cref="ArgumentException">There is none in the table.</exception>
    public static City Named(string name) =>
        All.FirstOrDefault(city => city.Name == name) ?? throw new ArgumentException($"no city {name}", nameof(name));

    private static List<City> Read()
    {
        using var stream = typeof(City).Assembly.GetManifestResourceStream("cities.csv")
            ?? throw new InvalidOperationException("cities.csv is not embedded");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#');
        return [.. lines.Skip(1).Select(Parse)];
    }

    private static City Parse(string line)
    {
        var fields = line.Split(',');
        var latitude = double.Parse(fields[2], CultureInfo.InvariantCulture);
        var longitude = double.Parse(fields[3], CultureInfo.InvariantCulture);
        var population = int.Parse(fields[4], CultureInfo.InvariantCulture);
        return new City(fields[0], fields[1], new GeoPoint(latitude, longitude), population);
    }
}
