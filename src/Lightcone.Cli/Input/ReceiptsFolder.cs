using Lightcone.Cli.Json;
using Lightcone.Edge;
using Lightcone.Edge.Keys;
using Lightcone.Identity;
using Lightcone.Ranging;
using Lightcone.Ranging.Receipts;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Cli.Input;

/// <summary>Reads a folder of receipts: hosts.csv with the column key_id is the register, verifier.pem the key that
/// must have signed, each *.pair the record of one pair. All that can be checked is checked.</summary>
internal static class ReceiptsFolder
{
    public const string RegisterFile = "hosts.csv";
    public const string VerifierFile = "verifier.pem";
    public const string PairEnding = ".pair";

    private const int MostPairs = SessionEvidence.MostPairs;
    private const int LongestPairBytes = 1 << 20;
    private const string Advice = "a folder of receipts has hosts.csv, verifier.pem and *.pair (docs/formats.md)";

    /// <param name="folder">As lightcone range writes it.</param>
    /// <param name="verifierId">The key id that the reader knows the verifier by; null to believe the folder.</param>
    /// <exception cref="InputProblem">A file cannot be used, or does not bear out what it says.</exception>
    public static CheckedReceipts Read(string folder, Digest? verifierId)
    {
        if (!Directory.Exists(folder)) throw new InputProblem($"{folder}: there is no such folder; {Advice}");
        var verifier = Verifier(folder, verifierId);
        var registerBytes = BoundedFile.Read(Path.Combine(folder, RegisterFile), RttSet.MaxHostsBytes, Advice);
        var name = SetFolder.NameOf(folder);
        List<InputHash> inputs = [new($"{name}/{RegisterFile}", SetFolder.Hash(registerBytes))];
        List<MeasuredPair> pairs = [];
        foreach (var file in PairFiles(folder))
        {
            var bytes = BoundedFile.Read(file, LongestPairBytes, Advice);
            pairs.Add(Accepted(file, bytes, verifier));
            inputs.Add(new($"{name}/{Path.GetFileName(file)}", SetFolder.Hash(bytes)));
        }

        string[] trust = verifierId is null ? [OnTrust(verifier)] : [];
        return new CheckedReceipts(folder, inputs, [.. pairs.GroupBy(pair => pair.Opening.Session)
            .Select(session => Joined(folder, [.. session], registerBytes))], trust);
    }

    /// <summary>What a reader must know who did not say which key the verifier's is.</summary>
    public static string OnTrust(VerificationKey verifier) =>
        $"Taken on trust: that {verifier.Id} is the verifier (--verifier ID would check it). Anybody can make a key "
        + "and sign with it whatever is here.";

    private static VerificationKey Verifier(string folder, Digest? verifierId)
    {
        var path = Path.Combine(folder, VerifierFile);
        try
        {
            var key = KeyFile.LoadPublic(path);
            if (verifierId is null || key.Id == verifierId) return key;
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

    private static MeasuredPair Accepted(string file, byte[] bytes, VerificationKey verifier)
    {
        if (SignedMessage.TryParse(bytes, out var message, out var refusal)
            && PairRecord.TryAccept(message, verifier, out var measured, out refusal)) return measured;
        throw new InputProblem($"{file}: {refusal.Kind}: {refusal.Detail}");
    }

    private static SessionEvidence Joined(string folder, MeasuredPair[] pairs, byte[] register)
    {
        if (SessionEvidence.TryJoin([], pairs, register, out var session, out var refusal)) return session;
        var line = refusal.Line > 0 ? $"/{RegisterFile}:{refusal.Line}" : "";
        throw new InputProblem($"{folder}{line}: {refusal.Kind}: {refusal.Detail}");
    }
}
