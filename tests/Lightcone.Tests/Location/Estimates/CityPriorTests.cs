using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Places;
using Lightcone.Location.Estimates;
using Lightcone.Tests.Geodesy;

namespace Lightcone.Tests.Location.Estimates;

public sealed class CityPriorTests
{
    [Fact]
    public void A_place_far_from_every_city_has_the_least_weight() =>
        Assert.Equal(Math.Log(0.1), CityPrior.OfEarth.Logarithm(UnitVector.Of(new GeoPoint(-48.9, -123.4))), 1e-12);

    [Fact]
    public void A_city_is_likelier_than_what_lies_300_km_out_in_the_desert() => Assert.True(
        CityPrior.OfEarth.Logarithm(UnitVector.Of(City.Named("Urumqi").Place))
        > CityPrior.OfEarth.Logarithm(UnitVector.Of(new GeoPoint(41, 88))) + 2);

    [Fact]
    public void The_cities_near_a_patch_give_its_places_the_same_bits_as_all_cities() =>
        Gen.Select(EarthGen.Points, Gen.Int[2, 9]).Sample((point, level) =>
        {
            var place = UnitVector.Of(point);
            var patch = Cell.Containing(place, level);
            var near = CityPrior.OfEarth.Near(patch.Centre, Cell.CircumradiusRadians(level));
            Assert.Equal(CityPrior.OfEarth.Logarithm(place), near.Logarithm(place));
        });
}
