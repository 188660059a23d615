using Lightcone.Cli.Json;
using Lightcone.Edge;
using Lightcone.Edge.Keys;
using Lightcone.Challenges;
using Lightcone.Findings;
using Lightcone.Identity;
using Lightcone.Ranging;
using Lightcone.Ranging.Receipts;
using Lightcone.Wire;

namespace Lightcone.Cli.Input;

/// <summary>Reads a folder of receipts as a set: hosts.csv with the column key_id is the register, verifier.pem the key
/// that must have signed, each *.pair the record of one landmark. All that can be checked is checked.</summary>
internal static class ReceiptsFolder
{
    public const string RegisterFile = "hosts.csv";
    public const string VerifierFile = "verifier.pem";
    public const string PairEnding = ".pair";

    private const int MostPairs = 4096;
    private const int LongestPairBytes = 1 << 20;
    private const string Advice = "a folder of receipts has hosts.csv, verifier.pem and *.pair (docs/formats.md)";

    /// <param name="folder">As lightcone range writes it.</param>
    /// <param name="verifierId">The key id that the reader knows the verifier by; null to believe the folder.</param>
    /// <exception cref="InputProblem">A file cannot be used, or does not bear out what it says.</exception>
    public static SetFolder Read(string folder, string? verifierId)
    {
        if (!Directory.Exists(folder)) throw new InputProblem($"{folder}: there is no such folder; {Advice}");
        var verifier = Verifier(folder, verifierId);
        var registerBytes = BoundedFile.Read(Path.Combine(folder, RegisterFile), RttSet.MaxHostsBytes, Advice);
        if (!RttSet.TryParseRegister(registerBytes, out var register, out var refusal))
            throw new InputProblem($"{Path.Combine(folder, RegisterFile)}:{refusal.Line}: {refusal.Detail}");
        var name = SetFolder.NameOf(folder);
        List<InputHash> inputs = [new($"{name}/{RegisterFile}", SetFolder.Hash(registerBytes))];
        List<MeasuredPair> pairs = [];
        foreach (var file in PairFiles(folder))
        {
            var bytes = BoundedFile.Read(file, LongestPairBytes, Advice);
            pairs.Add(Accepted(file, bytes, verifier, RegisterVersion(registerBytes)));
            inputs.Add(new($"{name}/{Path.GetFileName(file)}", SetFolder.Hash(bytes)));
        }

        var opening = OneSession(folder, pairs);
        var (set, target) = ToSet(folder, register, pairs);
        return new SetFolder(name, set, inputs)
        {
            Measured = target,
            Signed = FindingSubject.SessionKey(
                $"{pairs[0].HostEphemeral} of host {opening.Host.Id}", AssuranceTier.HostKey,
                pairs.Max(pair => pair.Arrived)),
            Notes = [.. Notes(opening, pairs, verifier, verifierId)],
        };
    }

    /// <summary>The version that a session's messages name: the first four bytes of the register's SHA-256. So a
    /// register that was changed afterwards is found out, unless somebody took the trouble of some billion
    /// tries.</summary>
    public static uint RegisterVersion(byte[] register) =>
        Convert.ToUInt32(SetFolder.Hash(register)[..8], 16);

    private static VerificationKey Verifier(string folder, string? verifierId)
    {
        var path = Path.Combine(folder, VerifierFile);
        try
        {
            var key = KeyFile.LoadPublic(path);
            if (verifierId is null || key.Id.ToString() == verifierId) return key;
            throw new InputProblem($"{path}: is key {key.Id}, not the verifier {verifierId}");
        }
        catch (Exception problem) when (problem is EdgeException or IOException or UnauthorizedAccessException)
        {
            throw new InputProblem($"{path}: cannot be read as a public key; {Advice}");
        }
    }

    private static string[] PairFiles(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*" + PairEnding).Take(MostPairs + 1)];
        if (files.Length == 0) throw new InputProblem($"{folder}: holds no *{PairEnding}; {Advice}");
        if (files.Length > MostPairs) throw new InputProblem($"{folder}: holds more than {MostPairs} *{PairEnding}");
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static MeasuredPair Accepted(string file, byte[] bytes, VerificationKey verifier, uint version)
    {
        if (!SignedMessage.TryParse(bytes, out var message, out var refusal)
            || !PairRecord.TryAccept(message, verifier, out var measured, out refusal))
            throw new InputProblem($"{file}: {refusal.Kind}: {refusal.Detail}");
        return measured.Opening.RegisterVersion == version
            ? measured
            : throw new InputProblem($"{file}: {RefusalKind.WrongBinding}: {RegisterFile} is not the register that the "
                + "session named; it was changed, or is of another session");
    }

    private static Opening OneSession(string folder, List<MeasuredPair> pairs)
    {
        var first = pairs[0].Opening;
        if (pairs.Exists(pair => pair.Opening.Session != first.Session || pair.Opening.Host.Id != first.Host.Id))
            throw new InputProblem($"{folder}: holds receipts of several sessions; keep those of one");
        // A verifier that opens one session in two ways would make two measurements look like one.
        if (pairs.Select(pair => Unlike(pair, pairs[0])).FirstOrDefault(part => part is not null) is { } unlike)
            throw new InputProblem($"{folder}: {RefusalKind.WrongBinding}: the session has two {unlike}");
        return pairs.DistinctBy(pair => pair.Opening.Landmark.Id).Count() == pairs.Count
            ? first
            : throw new InputProblem($"{folder}: holds two receipts of one landmark; keep one");
    }

    private static string? Unlike(MeasuredPair one, MeasuredPair other) =>
        one.Opening.VerifierNonce != other.Opening.VerifierNonce ? "nonces of the verifier"
        : one.Opening.Expiry != other.Opening.Expiry ? "moments of expiry"
        : one.Opening.LandmarkSetHash != other.Opening.LandmarkSetHash ? "sets of landmarks"
        : one.HostEphemeral != other.HostEphemeral ? "keys of the host"
        : null;

    private static (RttSet Set, int Target) ToSet(string folder, RttSet register, List<MeasuredPair> pairs)
    {
        var indexOf = register.Hosts.Index().Where(host => host.Item.KeyId is not null)
            .ToDictionary(host => host.Item.KeyId!, host => host.Index);
        int IndexOf(Digest key) => indexOf.TryGetValue(key, out var index)
            ? index
            : throw new InputProblem($"{Path.Combine(folder, RegisterFile)}: holds no host with the key {key}");
        var target = IndexOf(pairs[0].Opening.Host.Id);
        return (register.With([.. pairs.Where(pair => pair.Shortest is not null)
            .Select(pair => new RttRow(IndexOf(pair.Opening.Landmark.Id), target, pair.Shortest!))]), target);
    }

    private static IEnumerable<string> Notes(
        Opening opening, List<MeasuredPair> pairs, VerificationKey verifier, string? verifierId)
    {
        if (LandmarkSet.HashOf(pairs.Select(pair => pair.Opening.Landmark.Id)) != opening.LandmarkSetHash)
            yield return "The session was opened with more landmarks than there are receipts here.";
        var silent = pairs.Count(pair => pair.Shortest is null);
        if (silent > 0) yield return $"{silent} landmarks got no answer.";
        if (verifierId is null)
            yield return $"Taken on trust: that {verifier.Id} is the verifier (--verifier ID would check it).";
    }
}
