using System.Text.Json;

namespace Lightcone.Server.Hosting.Membership;

/// <summary>A server of the cluster as it is kept: what the silos' protocol knows of it.</summary>
internal sealed record MemberEntry
{
    public required string Silo { get; init; }

    public required int Status { get; init; }

    public required string Name { get; init; }

    public required string HostName { get; init; }

    public required int ProxyPort { get; init; }

    public required DateTime StartTime { get; init; }

    public required Suspicion[] Suspicions { get; init; }

    public static string Write(MembershipEntry entry) => JsonSerializer.Serialize(new MemberEntry
    {
        Silo = entry.SiloAddress.ToParsableString(),
        Status = (int)entry.Status,
        Name = entry.SiloName ?? "",
        HostName = entry.HostName ?? "",
        ProxyPort = entry.ProxyPort,
        StartTime = entry.StartTime,
        Suspicions =
            [.. (entry.SuspectTimes ?? []).Select(one => new Suspicion(one.Item1.ToParsableString(), one.Item2))],
    });

    public static MembershipEntry Read(string json)
    {
        var kept = JsonSerializer.Deserialize<MemberEntry>(json)!;
        return new MembershipEntry
        {
            SiloAddress = SiloAddress.FromParsableString(kept.Silo),
            Status = (SiloStatus)kept.Status,
            SiloName = kept.Name,
            HostName = kept.HostName,
            ProxyPort = kept.ProxyPort,
            StartTime = kept.StartTime,
            SuspectTimes =
                [.. kept.Suspicions.Select(one => Tuple.Create(SiloAddress.FromParsableString(one.By), one.At))],
        };
    }

    /// <summary>One server's word that another is dead.</summary>
    /// <param name="By">Whose.</param>
    /// <param name="At">When.</param>
    internal sealed record Suspicion(string By, DateTime At);
}
