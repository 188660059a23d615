using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Lightcone.Challenges;
using Lightcone.Edge.Answering;
using Lightcone.Identity;
using Lightcone.Probe.Landmarks;
using Lightcone.Ranging.Receipts;
using Lightcone.SystemTests.Ranging;

namespace Lightcone.SystemTests.Numbers;

/// <summary>How kernel-stamped times grow with the sessions that one landmark runs at once.</summary>
[Trait("Long", "true")]
[Collection("numbers")]
public sealed class SessionCurve : IDisposable
{
    private static readonly int[] Sessions = [1, 10, 100, 1000, 5000];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SigningKey _host = NewKey(), _landmark = NewKey();

    public void Dispose()
    {
        _host.Dispose();
        _landmark.Dispose();
    }

    [Fact]
    public void Many_sessions_at_one_landmark()
    {
        var table = new StringBuilder("| sessions | answered | median, us | 90 %, us "
            + "| median more than one session, us | processor, cores |\n|---:|---:|---:|---:|---:|---:|\n");
        var first = 0L;
        Measure(Sessions[1], out _, out _); // compiled by then
        foreach (var count in Sessions)
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var times = Measure(count, out var challenges, out var timed);
            cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu - timed.Before;
            var median = times[times.Length / 2];
            if (first == 0) first = median;
            table.Append(CultureInfo.InvariantCulture, $"| {count} | {100.0 * times.Length / challenges:0.00} % "
                + $"| {median / 1e3:0.0} | {times[times.Length * 9 / 10] / 1e3:0.0} | {(median - first) / 1e3:0.0} "
                + $"| {cpu / timed.Elapsed:0.00} |\n");
            Assert.True(watch.Elapsed < Patience * 3);
        }

        NumbersFile.Write("sessions", table.ToString());
    }

    private long[] Measure(int count, out int challenges, out (TimeSpan Before, TimeSpan Elapsed) timed)
    {
        using var landmark = new LandmarkEnd([new IPEndPoint(IPAddress.Loopback, 0)], TimeProvider.System);
        using var host = new HostEnd(new HostEndSettings { Sockets = 1 }, TimeProvider.System);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var pairs = Pairs(count, new Endpoint(false, landmark.Addresses[0]));
        var prepared = Process.GetCurrentProcess().TotalProcessorTime - before;
        var watch = Stopwatch.StartNew();
        foreach (var (opening, atHost, atLandmark) in pairs)
        {
            landmark.Start(opening, atLandmark);
            host.Start(opening, atHost);
        }

        List<long> times = [];
        challenges = 0;
        for (var finished = 0; finished < count && watch.Elapsed < Patience;)
        {
            while (host.TryTakeFinished(out _)) continue;
            if (!landmark.TryTakeFinished(out var over))
            {
                Thread.Sleep(5);
                continue;
            }

            finished++;
            Assert.True(Receipt.TryParse(over.Payload, out var receipt, out _));
            challenges += receipt.Samples.Count;
            times.AddRange(receipt.Samples.Where(one => one.RoundTrip is not null)
                .Select(one => one.RoundTrip!.ElapsedNanoseconds));
        }

        timed = (prepared, watch.Elapsed);
        times.Sort();
        return [.. times];
    }

    private List<(Opening Opening, SessionKeys AtHost, SessionKeys AtLandmark)> Pairs(int count, Endpoint endpoint)
    {
        // One pair of ephemeral keys for all: the keys of the timed phase still differ by session, through the offers.
        using var ofHost = new EphemeralKey(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
        using var ofLandmark = new EphemeralKey(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
        List<(Opening, SessionKeys, SessionKeys)> pairs = [];
        for (var i = 0; i < count; i++)
        {
            var opening = ProcessScene.OpeningOf(_host.Public, _landmark.Public, endpoint) with
            {
                Challenges = 30,
                Burst = TimeSpan.FromSeconds(10),
                Expiry = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 240),
            };
            var host = new PairAgreement(opening, Role.Host, _host, ofHost);
            var landmark = new PairAgreement(opening, Role.Landmark, _landmark, ofLandmark);
            pairs.Add((opening, SessionKeys.Agree(ofHost, ofLandmark.Public, host.Offer, landmark.Offer),
                SessionKeys.Agree(ofLandmark, ofHost.Public, host.Offer, landmark.Offer)));
        }

        return pairs;
    }

    private static SigningKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
}
