using Lightcone.Cli.Input;
using Lightcone.Edge.Keys;
using Lightcone.Edge.Records;
using Lightcone.Identity;
using Lightcone.Ranging;

namespace Lightcone.Cli.Commands.Live;

/// <summary>Who takes part in a run: one host of a set as the agent, the others as landmarks, each with a key of its
/// own in a folder of its own.</summary>
internal sealed class RangePlan
{
    private const string Label = "sim-"; // every output calls hosts of this name simulated

    private RangePlan(RttSet set, int target, IReadOnlyList<RttRow> rows, string folder)
    {
        Target = Participant(set.Hosts[target], Path.Combine(folder, "host"), "host.key");
        Landmarks = [.. rows.Select((row, number) => Participant(
            set.Hosts[row.LandmarkIndex], Path.Combine(folder, $"landmark-{number}"), "probe.key"))];
        RoundTrips = [.. rows.Select(row => row.RoundTrip)];
        using var verifier = KeyFile.LoadOrCreate(Path.Combine(folder, "verifier.key"));
        Verifier = verifier.Public;
        StatesFaultDomains = set.StatesFaultDomains;
    }

    public RangeParticipant Target { get; }

    public IReadOnlyList<RangeParticipant> Landmarks { get; }

    /// <summary>What the set says of each landmark's time to the target.</summary>
    public IReadOnlyList<RoundTrip> RoundTrips { get; }

    public VerificationKey Verifier { get; }

    private bool StatesFaultDomains { get; }

    /// <summary>The register that all messages name.</summary>
    public byte[] Register => new RttSet([.. Landmarks.Append(Target).Select(one => one.Host)], [])
    {
        StatesFaultDomains = StatesFaultDomains,
    }.ToRegister();

    /// <summary>Chooses the landmarks and makes the keys.</summary>
    /// <param name="source">The set.</param>
    /// <param name="target">The host's index.</param>
    /// <param name="most">How many landmarks, the nearest in time first; null for all.</param>
    /// <param name="folder">An empty folder.</param>
    public static RangePlan Of(RttSet source, int target, int? most, string folder)
    {
        var rows = source.ToTarget(target).OrderBy(row => row.RoundTrip.ElapsedNanoseconds)
            .ThenBy(row => row.LandmarkIndex).Take(most ?? int.MaxValue).ToList();
        return rows.Count > 0
            ? new RangePlan(source, target, rows, folder)
            : throw new InputProblem($"no landmark of the set has a time to {source.Hosts[target].Id}; choose another");
    }

    /// <summary>The same times as a set: what the live result is held against.</summary>
    public RttSet Offline()
    {
        RttHost[] hosts = [.. Landmarks.Append(Target).Select(one => one.Host)];
        return new RttSet(hosts, [.. RoundTrips.Select((rtt, i) => new RttRow(i, hosts.Length - 1, rtt))])
        {
            StatesFaultDomains = StatesFaultDomains,
        };
    }

    private static RangeParticipant Participant(RttHost host, string state, string keyFile)
    {
        HeldFolder.Make(state);
        using var key = KeyFile.LoadOrCreate(Path.Combine(state, keyFile));
        return new RangeParticipant(host with { Id = Label + host.Id, KeyId = key.Public.Id }, key.Public, state);
    }
}
