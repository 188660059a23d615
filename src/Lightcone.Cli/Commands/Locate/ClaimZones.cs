using Lightcone.Cli.Input;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;

namespace Lightcone.Cli.Commands.Locate;

/// <summary>From the words of the command line to zones.</summary>
internal static class ClaimZones
{
    /// <summary>The claims in the order: round a point, in countries, outside countries; the default if none.</summary>
    /// <exception cref="UsageProblem">A claim cannot be meant, or names a country that the pack does not
    /// hold.</exception>
    public static IReadOnlyList<Zone> Of(LocateRequest request, BoundaryPack pack)
    {
        List<Zone> zones =
        [
            .. request.Claims.Select(text => new CapZone(ClaimText.Cap(text))),
            .. request.ClaimCountries.Select(text => Countries("--claim-countries", text, pack)),
            .. request.ClaimOutside.Select(text => new ComplementZone(Countries("--claim-outside", text, pack))),
        ];
        if (zones.Count == 0) zones.Add(Outside(pack, ClaimText.DefaultOutside));
        return zones;
    }

    /// <summary>Outside the land of these countries.</summary>
    public static Zone Outside(BoundaryPack pack, IReadOnlyList<string> countries) =>
        new ComplementZone(new CountryZone(pack, countries));

    /// <summary>Codes that the pack knows.</summary>
    /// <exception cref="UsageProblem">It does not know one.</exception>
    public static IReadOnlyList<string> Known(string option, string text, BoundaryPack pack)
    {
        var codes = ClaimText.Countries(option, text);
        var unknown = codes.FirstOrDefault(code => pack.AtomsOf(code).IsEmpty);
        return unknown is null
            ? codes
            : throw new UsageProblem($"{option} {text}: {pack.Name} has no land with the code {unknown}; "
                + "'lightcone boundaries show' lists the codes");
    }

    private static CountryZone Countries(string option, string text, BoundaryPack pack) =>
        new(pack, Known(option, text, pack));
}
