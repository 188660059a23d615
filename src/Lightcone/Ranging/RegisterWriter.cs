using System.Globalization;
using System.Text;

namespace Lightcone.Ranging;

/// <summary>Writes <c>hosts.csv</c> (docs/formats.md).</summary>
internal static class RegisterWriter
{
    public static byte[] Write(IEnumerable<RttHost> hosts, bool statesFaultDomains)
    {
        var text = new StringBuilder("host,name,country,lat,lon,position_error_km");
        text.Append(statesFaultDomains ? ",fault_domain,key_id\n" : ",key_id\n");
        foreach (var host in hosts) text.Append(Row(host, statesFaultDomains));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Row(RttHost host, bool statesFaultDomains)
    {
        var key = host.KeyId ?? throw new InvalidOperationException($"The host {host.Id} has no key.");
        var domain = statesFaultDomains ? Quoted(host.FaultDomain) + "," : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Quoted(host.Id)},{Quoted(host.Name)},{host.Country},"
            + $"{host.Place.Latitude:0.######},{host.Place.Longitude:0.######},"
            + $"{host.PositionErrorMillimetres / 1e6:0.######},{domain}{key}\n");
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
