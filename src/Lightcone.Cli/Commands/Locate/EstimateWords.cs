using System.Globalization;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Places;
using Lightcone.Location.Estimates;

namespace Lightcone.Cli.Commands.Locate;

/// <summary>The advisory estimate in sentences that cannot be taken for a finding.</summary>
internal static class EstimateWords
{
    /// <summary>Said wherever the estimate is shown.</summary>
    public const string Advisory = "A guess, not evidence: it takes the delays to be those of an honest host, and "
        + "whoever chooses his delays moves it.";

    private const double NearMetres = 150_000;
    private const int CountriesShown = 4;
    private const double LeastShown = 0.01;

    /// <summary>The place and the two areas.</summary>
    public static string Place(SoftEstimate estimate) => string.Create(CultureInfo.InvariantCulture,
        $"Probably near {Near(estimate.Point)}. {Areas(estimate)}");

    /// <summary>The likeliest countries.</summary>
    public static string Countries(SoftEstimate estimate) => "Likeliest countries: " + string.Join(", ",
        estimate.Countries.Where(country => country.Probability >= LeastShown).Take(CountriesShown)
            .Select(country => $"{country.Country} {Percent(country.Probability)}")) + ".";

    // Never "100 %": a guess that sounds certain would be taken for a finding.
    private static string Percent(double probability) =>
        probability > 0.99 ? "over 99 %" : probability.ToString("0 %", CultureInfo.InvariantCulture);

    private static string Areas(SoftEstimate estimate) => string.Create(CultureInfo.InvariantCulture,
        $"Half of the hosts like it are within {Whole(estimate.Half)} km\u00b2 of land, nine in ten within "
            + $"{Whole(estimate.NineTenths)} km\u00b2 ({Basis(estimate.CalibrationHosts)}).");

    private static string Basis(int hosts) => hosts > 0
        ? $"as {hosts} other hosts of the set show"
        : "by a default, since the set has too few other hosts to tell";

    private static string Near(GeoPoint point)
    {
        var city = City.All.MinBy(one => Geodesic.Metres(one.Place, point))!;
        var place = string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:0.00},{point.Longitude:0.00}");
        return Geodesic.Metres(city.Place, point) <= NearMetres ? $"{city.Name} ({place})" : place;
    }

    private static string Whole(Region region) =>
        Math.Ceiling(region.AreaSquareMetres / 1e6).ToString("#,0", CultureInfo.InvariantCulture);
}
