using Lightcone.Geodesy;

namespace Lightcone.Location;

/// <summary>Discs by fault domain, in an order that does not depend on the order of the measurements.</summary>
internal static class FaultDomains
{
    /// <summary>Names that differ only in capitals are one domain: "AS1" must not count twice as "as1".</summary>
    public static StringComparer Names => StringComparer.OrdinalIgnoreCase;

    /// <summary>How many domains the discs come from.</summary>
    public static int Count(IEnumerable<Disc> discs) =>
        discs.Select(disc => disc.Landmark.FaultDomain).Distinct(Names).Count();

    /// <summary>Throws if one landmark is in two domains: it would count twice, as a witness and as a fault.</summary>
    /// <exception cref="ArgumentException">One is.</exception>
    public static void RequireOnePerLandmark(IReadOnlyList<Disc> discs)
    {
        var domainOf = new Dictionary<string, string>(discs.Count, StringComparer.Ordinal);
        foreach (var landmark in discs.Select(disc => disc.Landmark))
        {
            if (!domainOf.TryAdd(landmark.Id, landmark.FaultDomain)
                && !Names.Equals(domainOf[landmark.Id], landmark.FaultDomain))
            {
                throw new ArgumentException($"The landmark {landmark.Id} is in two fault domains.", nameof(discs));
            }
        }
    }

    /// <summary>Tightest first; equal ones by landmark, then place: the same list for the same set of discs.</summary>
    public static IReadOnlyList<Disc> InOrder(IEnumerable<Disc> discs) =>
    [
        .. discs.OrderBy(disc => disc.Cap.RadiusMillimetres)
            .ThenBy(disc => disc.Landmark.Id, StringComparer.Ordinal)
            .ThenBy(disc => disc.Cap.Centre.Latitude)
            .ThenBy(disc => disc.Cap.Centre.Longitude),
    ];

    /// <summary>The caps of each domain; a point is inside a domain if it is inside all of them.</summary>
    public static IReadOnlyList<IReadOnlyList<Cap>> Caps(IReadOnlyList<Disc> discs) =>
    [
        .. InOrder(discs).GroupBy(disc => disc.Landmark.FaultDomain, Names)
            .Select(domain => (IReadOnlyList<Cap>)[.. domain.Select(disc => disc.Cap)]),
    ];
}
