using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge.Answering;
using Lightcone.Edge.Records;
using Lightcone.Identity;

namespace Lightcone.SystemTests.Ranging;

public sealed class LedgerTests
{
    [Fact]
    public void An_entry_after_one_that_was_cut_off_is_not_lost_with_it()
    {
        var folder = Directory.CreateTempSubdirectory("lightcone-ledger-").FullName;
        try
        {
            var path = Path.Combine(folder, "ledger.jsonl");
            File.WriteAllText(path, """{"at":"2026-01-01T00:00:00Z","what":"exch""");
            var ledger = new Ledger(path, TimeProvider.System);
            ledger.Add("one", "there", 1, null);
            ledger.Add("two", "there", 2, null);
            Assert.Equal(["one", "two"], Ledger.Read(path).Select(entry => entry.What));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Where_the_ledger_cannot_be_written_no_frame_leaves_and_the_program_lives()
    {
        var missing = new Ledger(Path.Combine(Path.GetTempPath(), "lightcone-none", "ledger"), TimeProvider.System);
        using var landmark = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        landmark.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var (opening, keys) = Agreed(landmark);
        using var end = new HostEnd(new HostEndSettings { Ledger = missing }, TimeProvider.System);
        end.Start(opening, keys);
        Assert.False(landmark.Poll(TimeSpan.FromSeconds(1), SelectMode.SelectRead));
    }

    [Fact]
    public void A_phase_that_is_cut_short_notes_what_it_sent_by_way_of_the_gateway()
    {
        var folder = Directory.CreateTempSubdirectory("lightcone-ledger-").FullName;
        try
        {
            var path = Path.Combine(folder, "ledger.jsonl");
            using var gateway = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            gateway.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var (opening, keys) = Agreed(gateway);
            using (var end = new HostEnd(new HostEndSettings
            {
                Sockets = 1,
                Gateway = (IPEndPoint)gateway.LocalEndPoint!,
                Ledger = new Ledger(path, TimeProvider.System),
            }, TimeProvider.System))
            {
                end.Start(opening, keys);
                Assert.True(gateway.Poll(TimeSpan.FromSeconds(10), SelectMode.SelectRead));
            }

            var (first, last) = (Ledger.Read(path).First(), Ledger.Read(path).Last());
            Assert.Equal("timed phase begins: at most 10 challenges", first.What);
            Assert.Matches("^timed phase: [1-9][0-9]* hellos, 0 answers$", last.What);
            Assert.True(last.Bytes > 0 && last.Bytes % (18 + 56) == 0, $"{last.Bytes} bytes");
            Assert.EndsWith($"by way of {gateway.LocalEndPoint}", last.To, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (Opening Opening, SessionKeys Keys) Agreed(Socket landmark)
    {
        using SigningKey host = NewKey(), other = NewKey();
        var opening = ProcessScene.OpeningOf(
            host.Public, other.Public, new Endpoint(false, (IPEndPoint)landmark.LocalEndPoint!));
        using EphemeralKey one = NewEphemeral(), two = NewEphemeral();
        var keys = SessionKeys.Agree(one, two.Public, new PairAgreement(opening, Role.Host, host, one).Offer,
            new PairAgreement(opening, Role.Landmark, other, two).Offer);
        return (opening, keys);
    }

    private static SigningKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private static EphemeralKey NewEphemeral() => new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
}
