using System.Security.Cryptography;
using Lightcone.Cli.Json;
using Lightcone.Findings;
using Lightcone.Ranging;

namespace Lightcone.Cli.Input;

/// <summary>A folder with an RTT set or with receipts, read and hashed.</summary>
/// <param name="Name">The folder's own name.</param>
/// <param name="Set">What it holds; nothing in it is believed.</param>
/// <param name="Inputs">The files that were read.</param>
internal sealed record SetFolder(string Name, RttSet Set, IReadOnlyList<InputHash> Inputs)
{
    private const string Advice = "a set is a folder with hosts.csv and rtts.csv (docs/formats.md)";

    /// <summary>Whose place it is, where the times are signed; null for a set, whose hosts are what its file
    /// says.</summary>
    public FindingSubject? Signed { get; init; }

    /// <summary>The one host that was measured, where there is only one.</summary>
    public int? Measured { get; init; }

    /// <summary>What whoever reads the result must know of how it was read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Hosts of a simulated world are named so by whoever makes it, and every output says so.</summary>
    public bool IsSimulated => AreSimulated(Set);

    /// <summary>The same of a register alone.</summary>
    public static bool AreSimulated(RttSet set) =>
        set.Hosts.All(host => host.Id.StartsWith("sim-", StringComparison.Ordinal));

    /// <exception cref="InputProblem">The folder or a file in it cannot be used.</exception>
    public static SetFolder Read(string folder)
    {
        if (folder.Length == 0) throw new UsageProblem("--set is empty; give the folder with hosts.csv and rtts.csv");
        if (File.Exists(folder))
            throw new InputProblem($"{folder}: is a file; give the folder that holds hosts.csv and rtts.csv");
        if (!Directory.Exists(folder))
            throw new InputProblem($"{folder}: there is no such folder; give one that holds hosts.csv and rtts.csv");
        var hosts = BoundedFile.Read(Path.Combine(folder, "hosts.csv"), RttSet.MaxHostsBytes, Advice);
        var rtts = BoundedFile.Read(Path.Combine(folder, "rtts.csv"), RttSet.MaxRttsBytes, Advice);
        if (!RttSet.TryParse(hosts, rtts, out var set, out var file, out var refusal))
        {
            var line = refusal.Line > 0 ? $":{refusal.Line}" : "";
            throw new InputProblem($"{Path.Combine(folder, file)}{line}: {refusal.Detail}");
        }

        var name = NameOf(folder);
        return new SetFolder(
            name, set, [new($"{name}/hosts.csv", Hash(hosts)), new($"{name}/rtts.csv", Hash(rtts))]);
    }

    /// <summary>The host with this id or, where no id fits, this name.</summary>
    /// <exception cref="InputProblem">There is none, or there are several.</exception>
    public int HostIndex(string idOrName)
    {
        var index = Set.IndexOf(idOrName);
        if (index >= 0) return index;
        int[] named = [.. Enumerable.Range(0, Set.Hosts.Count)
            .Where(i => string.Equals(Set.Hosts[i].Name, idOrName, StringComparison.OrdinalIgnoreCase))];
        if (named.Length == 1) return named[0];
        throw new InputProblem(named.Length == 0
            ? $"{Name}: no host has the id or name '{idOrName}'; hosts.csv lists them"
            : $"{Name}: {named.Length} hosts are named '{idOrName}'; give an id instead: "
                + string.Join(", ", named.Take(8).Select(i => Set.Hosts[i].Id)));
    }

    public static string NameOf(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
