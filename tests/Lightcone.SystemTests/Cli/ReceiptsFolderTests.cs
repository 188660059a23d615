using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Cli.Input;
using Lightcone.Wire;

namespace Lightcone.SystemTests.Cli;

/// <summary>A verifier that signs records which do not belong to one measurement.</summary>
public sealed class ReceiptsFolderTests : IDisposable
{
    private readonly ReceiptsScene _scene = new();
    private readonly EphemeralKey _other = ReceiptsScene.NewEphemeral();
    private readonly Opening _opening;

    public ReceiptsFolderTests() => _opening = _scene.Session("t1", "sin", "jhb");

    public void Dispose()
    {
        _scene.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Two_landmarks_of_one_session_are_one_measurement_of_the_key_that_the_host_offered()
    {
        _scene.Write("0.pair", _opening, "sin", 20);
        _scene.Write("1.pair", _opening, "jhb", 20);
        var read = Read();
        Assert.Equal(2, read.Set.ToTarget(read.Measured!.Value).Count);
        Assert.Equal($"session key {_scene.HostEphemeral} of host {_opening.Host.Id}", read.Signed!.Text);
        Assert.Contains("Taken on trust", Assert.Single(read.Notes), StringComparison.Ordinal);
        Assert.Empty(Read(_scene.Key("verifier").Id).Notes);
    }

    [Fact]
    public void A_session_that_was_opened_in_two_ways_is_refused()
    {
        var nonce = new Digest(RandomNumberGenerator.GetBytes(Digest.Bytes));
        Refused("nonces of the verifier", _opening with { VerifierNonce = nonce });
        Refused("moments of expiry", _opening with { Expiry = _opening.Expiry.AddSeconds(1) });
        Refused("sets of landmarks", _opening with { LandmarkSetHash = nonce });
        Refused("keys of the host", _opening, _other);
        Refused("several sessions", _opening with { Session = new SessionId(8) });
        Refused("two registers", _opening with { RegisterVersion = 1 });
    }

    [Fact]
    public void Two_receipts_of_one_landmark_are_refused()
    {
        _scene.Write("0.pair", _opening, "sin", 20);
        _scene.Write("1.pair", _opening, "sin", 20);
        var problem = Assert.Throws<InputProblem>(() => Read());
        Assert.Contains("two receipts of one landmark", problem.Message, StringComparison.Ordinal);
    }

    private SetFolder Read(Digest? verifier = null) =>
        SessionReceipts.Of(ReceiptsFolder.Read(_scene.Folder, verifier));

    private void Refused(string why, Opening second, EphemeralKey? ephemeral = null)
    {
        _scene.Write("0.pair", _opening, "sin", 20);
        _scene.Write("1.pair", second, "jhb", 20, ephemeral);
        var problem = Assert.Throws<InputProblem>(() => Read());
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
    }
}
