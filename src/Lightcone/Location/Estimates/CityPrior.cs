using Lightcone.Arithmetic;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Places;

namespace Lightcone.Location.Estimates;

/// <summary>Hosts tend to stand in cities: how much likelier a place is for the cities round it. An assumption that
/// someone who hides a data centre in a desert makes false; the estimate says so.</summary>
/// <remarks>0.1 everywhere, and for each city the square root of its population in millions, falling off like a bell of
/// 60 km. Without it the median error on a public set of cities grew by half.</remarks>
internal sealed class CityPrior
{
    private const double Anywhere = 0.1;
    private const double WidthKilometres = 60;
    private const double ReachKilometres = 4 * WidthKilometres;
    private const double EarthRadiusKilometres = 6371.0088;

    private const double ReachChord = ReachKilometres / EarthRadiusKilometres;
    private readonly (UnitVector Place, double Weight)[] _cities;

    private CityPrior((UnitVector Place, double Weight)[] cities) => _cities = cities;

    /// <summary>With the cities of the whole Earth.</summary>
    public static CityPrior OfEarth { get; } = new(
        [.. City.All.Select(city => (UnitVector.Of(city.Place), Math.Sqrt(city.PopulationThousands / 1000.0)))]);

    /// <summary>The same for places near another, without the cities that none of them can notice.</summary>
    /// <param name="middle">The other place.</param>
    /// <param name="chord">How near, by the straight distance on the unit sphere.</param>
    public CityPrior Near(UnitVector middle, double chord)
    {
        var most = (ReachChord + chord) * (ReachChord + chord);
        return new([.. _cities.Where(city => middle.SquaredChord(city.Place) < most)]);
    }

    /// <summary>The logarithm of a weight that no place has, however near all these cities it is.</summary>
    public double Most => PortableMath.Log(Anywhere + _cities.Sum(city => city.Weight));

    /// <summary>The logarithm of the weight of a place.</summary>
    public double Logarithm(UnitVector place)
    {
        const double Bell = EarthRadiusKilometres * EarthRadiusKilometres / (2 * WidthKilometres * WidthKilometres);
        var sum = Anywhere;
        foreach (var (city, weight) in _cities)
        {
            var squared = place.SquaredChord(city);
            if (squared < ReachChord * ReachChord) sum += weight * PortableMath.Exp(-squared * Bell);
        }

        return PortableMath.Log(sum);
    }
}
