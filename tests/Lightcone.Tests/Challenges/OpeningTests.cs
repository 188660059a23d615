using System.Net;
using CsCheck;
using Lightcone.Challenges;
using Lightcone.Tests.Wire;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges;

public sealed class OpeningTests
{
    private static SessionVector Vector => SessionVector.Read;

    [Fact]
    public void The_vectors_opening_is_read_and_written()
    {
        var opening = Vector.Opening;
        Assert.Equal(Vector.Session, opening.Session);
        Assert.Equal(Vector.HostId, opening.Host.Id);
        Assert.Equal(Vector.LandmarkId, opening.Landmark.Id);
        Assert.Equal(["192.0.2.7:4711", "[2001:db8::7]:4711", "192.0.2.7:443"],
            opening.Endpoints.Select(endpoint => endpoint.Address.ToString()));
        Assert.Equal([false, false, true], opening.Endpoints.Select(endpoint => endpoint.IsTcp));
        Assert.Equal(Vector.Digest("verifierNonce"), opening.VerifierNonce);
        Assert.Equal(Vector.Expiry, opening.Expiry);
        Assert.Equal(7u, opening.RegisterVersion);
        Assert.Equal(Vector.Digest("landmarkSetHash"), opening.LandmarkSetHash);
        Assert.Equal(Vector.Digest("policyHash"), opening.PolicyHash);
        Assert.Equal((64, TimeSpan.FromSeconds(20)), (opening.Challenges, opening.Burst));
        Assert.Equal(Vector.Bytes("openingPayload"), opening.ToPayload());
    }

    [Fact]
    public void Openings_come_back_as_they_were()
    {
        var single = Gen.Byte.Array[4].Where(bytes => bytes[0] is > 0 and < 224);
        var endpoint = Gen.Select(single, Gen.Int[1, 65_535], Gen.Bool,
            (address, port, isTcp) => new Endpoint(isTcp, new IPEndPoint(new IPAddress(address), port)));
        var numbers = Gen.Select(Gen.Int[1, 4_096], Gen.Int[0, 240_000], Gen.Long[0, 253_402_300_799], Gen.UInt);
        Gen.Select(endpoint.Array[1, 4], numbers, Gen.ULong).Sample((endpoints, number, session) =>
        {
            var (challenges, burst, expiry, version) = number;
            var written = Vector.Opening with
            {
                Session = new SessionId(session),
                Endpoints = endpoints,
                Challenges = challenges,
                Burst = TimeSpan.FromMilliseconds(burst),
                Expiry = DateTimeOffset.FromUnixTimeSeconds(expiry),
                RegisterVersion = version,
            };
            Assert.True(Opening.TryParse(written.ToPayload(), out var read, out _));
            Assert.Equal(endpoints, read.Endpoints);
            Assert.Equal((written.Session, challenges, written.Burst), (read.Session, read.Challenges, read.Burst));
            Assert.Equal((written.Expiry, version), (read.Expiry, read.RegisterVersion));
        }, iter: 300);
    }

    [Fact]
    public void Hostile_bytes_are_refused_or_another_opening() => Hostile.Try(
        (Vector.Opening with { Endpoints = [Vector.Opening.Endpoints[1]] }).ToPayload(),
        bytes => Opening.TryParse(bytes, out var opening, out _) ? opening.ToPayload() : null);

    [Theory]
    [InlineData("localhost:4711")]
    [InlineData("192.0.2.7")]
    [InlineData("192.0.2.7:0")]
    [InlineData("0.0.0.0:4711")]
    [InlineData("[::]:4711")]
    [InlineData("224.0.0.1:4711")]
    [InlineData("255.255.255.255:4711")]
    [InlineData("[ff02::1]:4711")]
    [InlineData("[fe80::1%2]:4711")]
    [InlineData("192.0.2.07:4711")]
    [InlineData("3221225991:4711")]
    [InlineData("0xc0000207:4711")]
    [InlineData("[2001:DB8::7]:4711")]
    [InlineData("2001:db8::7")]
    [InlineData("192.0.2.7:04711")]
    [InlineData("192.0.2.7:70000")]
    [InlineData(" 192.0.2.7:4711")]
    [InlineData("")]
    public void A_name_a_group_no_port_and_every_other_spelling_are_no_endpoint(string text) =>
        Assert.False(Endpoint.TryParse(false, text, out _));

    [Fact]
    public void Whatever_text_is_an_endpoint_is_written_as_it_was_read() =>
        Gen.String[Gen.Char["0123456789.:[]%abcdefx/-"], 0, 24].Sample(text =>
        {
            if (Endpoint.TryParse(true, text, out var endpoint)) Assert.Equal(text, endpoint!.Address.ToString());
        }, iter: 50_000);

    [Fact]
    public void An_opening_without_a_place_to_dial_or_with_a_fifth_is_refused()
    {
        var endpoint = Vector.Opening.Endpoints[0];
        Refused(RefusalKind.WrongFieldCount, Vector.Opening with { Endpoints = [] });
        Refused(RefusalKind.TooLarge, Vector.Opening with { Endpoints = [.. Enumerable.Repeat(endpoint, 5)] });
    }

    [Fact]
    public void An_opening_for_no_challenges_or_too_many_or_over_too_long_is_refused()
    {
        Refused(RefusalKind.OutOfRange, Vector.Opening with { Challenges = 0 });
        Refused(RefusalKind.OutOfRange, Vector.Opening with { Challenges = Opening.MostChallenges + 1 });
        Refused(RefusalKind.OutOfRange,
            Vector.Opening with { Burst = Opening.LongestBurst + TimeSpan.FromMilliseconds(1) });
    }

    private static void Refused(RefusalKind kind, Opening opening)
    {
        Assert.False(Opening.TryParse(opening.ToPayload(), out _, out var refusal));
        Assert.Equal(kind, refusal.Kind);
    }
}
