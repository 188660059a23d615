using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Lightcone.Challenges;
using Lightcone.Cli.Input;
using Lightcone.Cli.Output;
using Lightcone.Edge.Keys;
using Lightcone.Identity;
using Lightcone.Ranging.Receipts;
using Lightcone.Simulation.Relays;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Cli.Commands.Live;

/// <summary>One live measurement from start to receipts: verifier, relays, probes and agent.</summary>
internal static class RangeRun
{
    /// <summary>The seed of the relays, which here need no chance.</summary>
    private const ulong Seed = 1;

    /// <summary>For offers before and receipts after the timed phase.</summary>
    private static readonly TimeSpan SlowPhases = TimeSpan.FromSeconds(100);

    /// <summary>Measures, and writes register, key and receipts into a folder.</summary>
    /// <param name="request">Checked.</param>
    /// <param name="plan">Who takes part.</param>
    /// <param name="work">Of the run.</param>
    /// <param name="receipts">Folder for the receipts.</param>
    /// <param name="terminal">Shows how far it is.</param>
    /// <returns>What the agent declared of its host, in one sentence; null if nothing.</returns>
    public static string? Measure(
        RangeRequest request, RangePlan plan, RunFolder work, string receipts, Terminal terminal)
    {
        using var key = KeyFile.Load(Path.Combine(work.Path, "verifier.key"));
        using var verifier = new RangeVerifier(key, plan.Landmarks.Append(plan.Target).Select(one => one.Key));
        using var relays = new RelayKit(Seed);
        using var programs = new RangePrograms(verifier, plan, work.Path);
        work.BeforeRemoval = programs.Dispose;
        var openings = terminal.WithProgress($"starting {plan.Landmarks.Count} probes and an agent", progress =>
        {
            foreach (var landmark in plan.Landmarks) programs.StartProbe(landmark);
            programs.StartAgent(plan.Target);
            return Openings(request, plan, programs, relays, progress);
        });
        verifier.Open(openings);
        terminal.WithProgress("offers, challenges, receipts", progress => Wait(request, verifier, programs, progress));
        var evidence = verifier.Evidence();
        Save(plan, evidence, receipts);
        request.Bundle?.Save(plan, [.. evidence.Select(one => one.Message)], key);
        return Headline(verifier.Declared(plan.Target.Key.Id, Declaration.Inventory));
    }

    // The content is the agent's, and may be anything.
    private static string? Headline(Declaration? inventory)
    {
        if (inventory is null) return null;
        try
        {
            using var document = JsonDocument.Parse(inventory.Content);
            return document.RootElement.TryGetProperty("headline", out var headline)
                && headline.ValueKind == JsonValueKind.String ? headline.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Opening[] Openings(
        RangeRequest request, RangePlan plan, RangePrograms programs, RelayKit relays, Action<double> progress)
    {
        var session = SessionId.From(RandomNumberGenerator.GetBytes(SessionId.Bytes));
        var nonce = new Digest(RandomNumberGenerator.GetBytes(Digest.Bytes));
        List<IPEndPoint> dialled = [];
        foreach (var (landmark, roundTrip) in plan.Landmarks.Zip(plan.RoundTrips))
        {
            dialled.Add(relays.Udp(programs.AddressOf(landmark), RelayPlan.Of(roundTrip)).EndPoint);
            progress((double)dialled.Count / plan.Landmarks.Count);
        }

        var version = SessionEvidence.RegisterVersion(plan.Register);
        var set = LandmarkSet.HashOf(
            new Digest(SHA256.HashData(plan.Register)), plan.Landmarks.Select(one => one.Key.Id));
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var expiry = DateTimeOffset.FromUnixTimeSeconds(now + request.Seconds + (long)SlowPhases.TotalSeconds);
        return [.. plan.Landmarks.Select((landmark, i) => new Opening
        {
            Session = session,
            Host = plan.Target.Key,
            Landmark = landmark.Key,
            Endpoints = [new Endpoint(false, dialled[i])],
            VerifierNonce = nonce,
            Expiry = expiry,
            RegisterVersion = version,
            LandmarkSetHash = set,
            PolicyHash = request.Bundle?.Policy.Hash ?? Digest.Zeros,
            Challenges = request.Challenges,
            Burst = TimeSpan.FromSeconds(request.Seconds),
        })];
    }

    private static bool Wait(
        RangeRequest request, RangeVerifier verifier, RangePrograms programs, Action<double> progress)
    {
        var watch = Stopwatch.StartNew();
        var most = TimeSpan.FromSeconds(request.Seconds) + SlowPhases;
        while (verifier.Progress is var (pairs, agreed, complete) && complete < pairs && watch.Elapsed < most)
        {
            programs.FailIfEnded();
            // A third for the offers, a third for the time that the challenges take, a third for the receipts.
            var timed = agreed == 0 ? 0 : Math.Min(1, watch.Elapsed.TotalSeconds / (request.Seconds + 5));
            progress(((double)agreed / pairs / 3) + (timed / 3) + ((double)complete / pairs / 3));
            Thread.Sleep(50);
        }

        return verifier.Progress is var (opened, _, done) && done == opened;
    }

    private static void Save(
        RangePlan plan, IReadOnlyList<(Digest Landmark, SignedMessage Message)> evidence, string folder)
    {
        var records = evidence.Where(one => one.Message.Kind == PairRecord.Kind)
            .ToDictionary(one => one.Landmark, one => one.Message);
        File.WriteAllBytes(Path.Combine(folder, ReceiptsFolder.RegisterFile), plan.Register);
        KeyFile.SavePublic(Path.Combine(folder, ReceiptsFolder.VerifierFile), plan.Verifier);
        if (records.Count == 0) throw new InputProblem("no landmark was answered; nothing was measured");
        foreach (var (landmark, number) in plan.Landmarks.Select((landmark, i) => (landmark, i)))
        {
            if (records.TryGetValue(landmark.Key.Id, out var record))
                File.WriteAllBytes(Path.Combine(folder, $"{number:0000}{ReceiptsFolder.PairEnding}"), record.ToArray());
        }
    }
}
