using System.Diagnostics.CodeAnalysis;
using Lightcone.Wire;

namespace Lightcone.Ranging;

/// <summary>Hosts at declared places and measured round trips between them. Nothing in it is believed: places may be
/// wrong, times may be false; the solver and the audit judge.</summary>
public sealed class RttSet
{
    /// <summary>The longest accepted round trip, 10 s: longer says nothing about the Earth, and catches a file whose
    /// times are in microseconds.</summary>
    public const long LongestRoundTripNanoseconds = 10_000_000_000;

    /// <summary>The largest accepted <c>hosts.csv</c>, in bytes.</summary>
    public const int MaxHostsBytes = 16 << 20;

    /// <summary>The largest accepted <c>rtts.csv</c>, in bytes.</summary>
    public const int MaxRttsBytes = 256 << 20;

    /// <summary>The largest accepted number of hosts.</summary>
    public const int MaxHosts = 65_536;

    /// <summary>The largest accepted number of measurements.</summary>
    public const int MaxMeasurements = 4_000_000;

    private readonly Dictionary<string, int> _indexOf;
    private readonly Landmark[] _landmarkAt;
    private readonly Dictionary<int, RttRow[]> _toTarget;

    /// <summary>A set from values.</summary>
    /// <param name="hosts">At least one; ids unique.</param>
    /// <param name="measurements">At most one per landmark and target, never of a host against itself.</param>
    /// <exception cref="ArgumentException">An id or a pair is there twice, a host measures itself, or an index
    /// points nowhere.</exception>
    public RttSet(IReadOnlyList<RttHost> hosts, IReadOnlyList<RttRow> measurements)
    {
        Hosts = [.. hosts];
        Measurements = [.. measurements];
        _indexOf = new Dictionary<string, int>(Hosts.Count, StringComparer.Ordinal);
        foreach (var host in Hosts)
        {
            if (!_indexOf.TryAdd(host.Id, _indexOf.Count))
                throw new ArgumentException($"The host {host.Id} is there twice.", nameof(hosts));
        }

        foreach (var row in Measurements)
        {
            if ((uint)row.LandmarkIndex >= Hosts.Count || (uint)row.TargetIndex >= Hosts.Count)
                throw new ArgumentException("A measurement names a host that is not there.", nameof(measurements));
            if (row.LandmarkIndex == row.TargetIndex)
                throw new ArgumentException("A host measures itself.", nameof(measurements));
        }

        _landmarkAt = [.. Hosts.Select(host => host.ToLandmark())];
        Landmarks = [.. Measurements.Select(row => row.LandmarkIndex).Distinct().Order()];
        _toTarget = Measurements.GroupBy(row => row.TargetIndex)
            .ToDictionary(group => group.Key, group => group.OrderBy(row => row.LandmarkIndex).ToArray());
        Targets = [.. _toTarget.Keys.Order()];
        if (_toTarget.Values.Any(HoldsPairTwice))
            throw new ArgumentException("A pair is measured twice.", nameof(measurements));
    }

    /// <summary>All hosts, in the file's order; the index in this list is the host's number everywhere else.</summary>
    public IReadOnlyList<RttHost> Hosts { get; }

    /// <summary>All measurements, in the file's order.</summary>
    public IReadOnlyList<RttRow> Measurements { get; }

    /// <summary>Indices of the hosts that measured at least once, ascending.</summary>
    public IReadOnlyList<int> Landmarks { get; }

    /// <summary>Indices of the hosts that were measured at least once, ascending.</summary>
    public IReadOnlyList<int> Targets { get; }

    /// <summary>Whether the set states fault domains. If not, every host counts as its own domain: an assumption
    /// that every output must print.</summary>
    public bool StatesFaultDomains { get; init; }

    /// <summary>Columns of the files that nothing here reads; say so, for one may be a misspelt optional one.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    /// <summary>Reads <c>hosts.csv</c> and <c>rtts.csv</c>. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="hostsCsv">Columns host, name, country, lat, lon; if wanted position_error_km, fault_domain.</param>
    /// <param name="rttsCsv">Columns landmark, target, rtt_ms.</param>
    /// <param name="set">The set.</param>
    /// <param name="file">The file at fault: <c>hosts.csv</c> or <c>rtts.csv</c>.</param>
    /// <param name="refusal">What is wrong with it, and in which line.</param>
    public static bool TryParse(ReadOnlyMemory<byte> hostsCsv, ReadOnlyMemory<byte> rttsCsv,
        [NotNullWhen(true)] out RttSet? set,
        [NotNullWhen(false)] out string? file, [NotNullWhen(false)] out Refusal? refusal)
    {
        set = null;
        file = "hosts.csv";
        if (!RttHostsReader.TryRead(hostsCsv, out var hosts, out refusal)) return false;
        file = "rtts.csv";
        if (!RttRowsReader.TryRead(rttsCsv, hosts.List, out var rows, out refusal)) return false;
        file = null;
        set = new RttSet(hosts.List, rows.List)
        {
            StatesFaultDomains = hosts.StatesFaultDomains,
            IgnoredColumns = [.. hosts.IgnoredColumns, .. rows.IgnoredColumns],
        };
        return true;
    }

    /// <summary>Reads <c>hosts.csv</c> alone, as a register: hosts without measurements. Hostile bytes give a refusal,
    /// never an exception.</summary>
    /// <param name="hostsCsv">As in <see cref="TryParse"/>.</param>
    /// <param name="register">A set without rows.</param>
    /// <param name="refusal">What is wrong, and in which line.</param>
    public static bool TryParseRegister(ReadOnlyMemory<byte> hostsCsv,
        [NotNullWhen(true)] out RttSet? register, [NotNullWhen(false)] out Refusal? refusal)
    {
        register = null;
        if (!RttHostsReader.TryRead(hostsCsv, out var hosts, out refusal)) return false;
        register = new RttSet(hosts.List, [])
        {
            StatesFaultDomains = hosts.StatesFaultDomains,
            IgnoredColumns = hosts.IgnoredColumns,
        };
        return true;
    }

    /// <summary>The hosts as a register: the bytes of <c>hosts.csv</c> with <c>key_id</c>, which reads back as the
    /// same.</summary>
    /// <exception cref="InvalidOperationException">A host has no key.</exception>
    public byte[] ToRegister() => RegisterWriter.Write(Hosts, StatesFaultDomains);

    /// <summary>This register with rows.</summary>
    /// <param name="measurements">As in the constructor.</param>
    public RttSet With(IReadOnlyList<RttRow> measurements) => new(Hosts, measurements)
    {
        StatesFaultDomains = StatesFaultDomains,
        IgnoredColumns = IgnoredColumns,
    };

    /// <summary>The host's index, or -1.</summary>
    /// <param name="id">Compared byte for byte.</param>
    public int IndexOf(string id) => _indexOf.GetValueOrDefault(id, -1);

    /// <summary>A host as a landmark; the same object on every call.</summary>
    /// <param name="hostIndex">Its index in <see cref="Hosts"/>.</param>
    public Landmark LandmarkAt(int hostIndex) => _landmarkAt[hostIndex];

    /// <summary>All measurements of one target, by landmark index; empty if nobody measured it.</summary>
    /// <param name="hostIndex">The target's index in <see cref="Hosts"/>.</param>
    public IReadOnlyList<RttRow> ToTarget(int hostIndex) => _toTarget.GetValueOrDefault(hostIndex) ?? [];

    private static bool HoldsPairTwice(RttRow[] rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i - 1].LandmarkIndex == rows[i].LandmarkIndex) return true;
        }

        return false;
    }
}
