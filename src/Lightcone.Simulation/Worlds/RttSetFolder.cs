using System.Globalization;
using System.Text;
using Lightcone.Ranging;

namespace Lightcone.Simulation.Worlds;

/// <summary>Writes a set as the folder that all commands read: hosts.csv and rtts.csv.</summary>
public static class RttSetFolder
{
    /// <summary>The text of hosts.csv, with the columns for position errors and fault domains.</summary>
    public static string HostsCsv(RttSet set)
    {
        var text = new StringBuilder("host,name,country,lat,lon,position_error_km,fault_domain\n");
        foreach (var host in set.Hosts)
        {
            var (latitude, longitude) = (host.Place.Latitude, host.Place.Longitude);
            var kilometres = host.PositionErrorMillimetres / 1_000_000m;
            text.Append(CultureInfo.InvariantCulture,
                $"{host.Id},{host.Name},{host.Country},{latitude},{longitude},{kilometres},{host.FaultDomain}\n");
        }

        return text.ToString();
    }

    /// <summary>The text of rtts.csv, in exact milliseconds.</summary>
    public static string RttsCsv(RttSet set)
    {
        var text = new StringBuilder("landmark,target,rtt_ms\n");
        foreach (var row in set.Measurements)
        {
            var (landmark, target) = (set.Hosts[row.LandmarkIndex].Id, set.Hosts[row.TargetIndex].Id);
            var milliseconds = row.RoundTrip.ElapsedNanoseconds / 1_000_000m;
            text.Append(CultureInfo.InvariantCulture, $"{landmark},{target},{milliseconds}\n");
        }

        return text.ToString();
    }

    /// <summary>Writes both files into a folder, which is made if need be.</summary>
    public static void Write(RttSet set, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "hosts.csv"), HostsCsv(set));
        File.WriteAllText(Path.Combine(folder, "rtts.csv"), RttsCsv(set));
    }
}
