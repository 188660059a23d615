using Lightcone.Geodesy;

namespace Lightcone.Cli.Input;

/// <summary>A row of a list of places: a site, or a city where landmarks can stand.</summary>
/// <param name="Name">Unique within the file.</param>
/// <param name="Place">Where.</param>
/// <param name="FaultDomains">Networks, separated by spaces in the file; of a site: those its operator can
/// touch.</param>
internal sealed record NamedPlace(string Name, GeoPoint Place, IReadOnlyList<string> FaultDomains);
