using System.Net;
using Lightcone.Challenges;
using Lightcone.Edge.Answering;
using Lightcone.Ranging.Frames;

namespace Lightcone.SystemTests.Ranging;

public sealed class LivePairTests
{
    [Fact]
    public void A_host_and_a_landmark_measure_each_other_over_udp()
    {
        using var scene = new LiveScene(landmarks: 1);
        var measured = scene.Run([scene.OpeningOf(0)])[0];
        Assert.NotNull(measured);
        Assert.Empty(scene.Refusals);
        Assert.InRange(measured.Samples.Count, 20, 30);
        Assert.All(measured.Samples, sample => Assert.Equal(Transport.UdpOverIPv4, sample.Transport));
        // On the loopback, so below a tenth of a second; and no faster than two crossings of the kernel.
        Assert.InRange(measured.Shortest!.ElapsedNanoseconds, 1_000, 100_000_000);
        TestContext.Current.SendDiagnosticMessage($"shortest {measured.Shortest.ElapsedNanoseconds} ns");
    }

    [Fact]
    public void Both_families_and_both_transports_are_samples_of_their_own()
    {
        using var scene = new LiveScene(1, null, IPAddress.Loopback, IPAddress.IPv6Loopback);
        Endpoint[] endpoints = [.. scene.AddressesOf(0).SelectMany(
            address => new[] { new Endpoint(false, address), new Endpoint(true, address) })];
        var measured = scene.Run([scene.OpeningOf(0, endpoints) with { Challenges = 60 }])[0];
        Assert.NotNull(measured);
        Assert.Equal([1, 2, 3, 4], measured.Samples.Select(sample => (int)sample.Transport).Distinct().Order());
    }

    [Fact]
    public void A_host_answers_many_landmarks_at_once()
    {
        using var scene = new LiveScene(landmarks: 12, new HostEndSettings { Sockets = 2 });
        var measured = scene.Run([.. Enumerable.Range(0, 12).Select(i => scene.OpeningOf(i))]);
        Assert.All(measured, one => Assert.InRange(one!.Samples.Count, 15, 30));
        Assert.Empty(scene.Refusals);
    }
}
