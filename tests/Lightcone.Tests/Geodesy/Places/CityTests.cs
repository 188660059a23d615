using Lightcone.Geodesy.Borders;
using Lightcone.Geodesy.Places;

namespace Lightcone.Tests.Geodesy.Places;

public sealed class CityTests
{
    [Fact]
    public void Names_are_unique_and_countries_are_two_letters()
    {
        Assert.True(City.All.Count >= 300);
        Assert.Equal(City.All.Count, City.All.Select(city => city.Name).Distinct().Count());
        Assert.All(City.All, city => Assert.Matches("^[A-Z]{2}$", city.Country));
        Assert.All(City.All, city => Assert.InRange(city.PopulationThousands, 1, 40_000));
    }

    [Fact]
    public void The_metros_of_the_large_clouds_are_there()
    {
        string[] metros = ["Ashburn", "Dublin", "Frankfurt", "Singapore", "Johor Bahru", "Mumbai", "Tokyo", "Seoul",
            "Sao Paulo", "Sydney", "Dubai", "Council Bluffs", "Quincy", "Hamina", "Saint-Ghislain", "Taipei"];
        Assert.All(metros, metro => Assert.Equal(metro, City.Named(metro).Name));
    }

    [Fact]
    public void Every_city_is_in_its_country_by_the_boundary_pack()
    {
        var pack = BoundaryPack.Embedded;
        // Coordinates are good to 5 km, and the pack draws some territories within another country's shape.
        var astray = City.All.Where(city => !pack.AtomsOf(city.Country).IsEmpty
            && !pack.AtomsOf(city.Country).Overlaps(pack.AtomsWithin(city.Place, 5_000_000)));
        Assert.Empty(astray.Select(city => $"{city.Name} is not in {city.Country}"));
        Assert.All(City.All, city => Assert.False(pack.AtomsWithin(city.Place, 5_000_000).IsEmpty, city.Name));
    }
}
