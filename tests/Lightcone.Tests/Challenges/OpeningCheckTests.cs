using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges;

public sealed class OpeningCheckTests
{
    private static SessionVector Vector => SessionVector.Read;

    [Theory]
    [InlineData(Role.Host)]
    [InlineData(Role.Landmark)]
    public void Each_end_accepts_the_opening_that_its_verifier_made_for_it(Role role)
    {
        Assert.True(Vector.CheckOfOpening(role).TryAccept(Vector.Message("opening"), out var opening, out _));
        Assert.Equal(Vector.Session, opening.Session);
    }

    [Fact]
    public void An_end_takes_part_for_its_own_verifier_alone()
    {
        Refused(RefusalKind.BadSignature, Vector.CheckOfOpening(), Vector.Opening, "stranger");
        Refused(RefusalKind.BadSignature, Vector.CheckOfOpening(), Vector.Opening, "landmark");
        Refused(RefusalKind.BadSignature, Vector.CheckOfOpening(), Vector.Opening, "host");
        Refused(RefusalKind.BadSignature, Vector.CheckOfOpening() with { Verifier = Vector.Key("stranger") },
            Vector.Opening);
    }

    [Fact]
    public void An_opening_for_another_host_or_landmark_is_refused()
    {
        var stranger = Vector.Key("stranger");
        var (host, landmark) = (Vector.CheckOfOpening(), Vector.CheckOfOpening(Role.Landmark));
        Refused(RefusalKind.WrongBinding, host, Vector.Opening with { Host = stranger });
        Refused(RefusalKind.WrongBinding, landmark, Vector.Opening with { Landmark = stranger });
        Refused(RefusalKind.WrongBinding, host with { OwnId = stranger.Id }, Vector.Opening);
        // The right keys in each other's place: neither end plays the other's part.
        var turned = Vector.Opening with { Host = Vector.Key("landmark"), Landmark = Vector.Key("host") };
        Refused(RefusalKind.WrongBinding, host, turned);
        Refused(RefusalKind.WrongBinding, landmark, turned);
    }

    [Theory]
    [InlineData(Role.Unspecified)]
    [InlineData((Role)3)]
    public void Who_has_no_role_takes_part_in_nothing(Role role)
    {
        foreach (var id in new[] { Vector.HostId, Vector.LandmarkId })
            Refused(RefusalKind.WrongBinding, Vector.CheckOfOpening() with { Role = role, OwnId = id }, Vector.Opening);
    }

    [Fact]
    public void One_key_as_both_ends_is_refused()
    {
        Refused(RefusalKind.WrongBinding, Vector.CheckOfOpening(),
            Vector.Opening with { Landmark = Vector.Key("host") });
        Refused(RefusalKind.WrongBinding, Vector.CheckOfOpening(Role.Landmark),
            Vector.Opening with { Host = Vector.Key("landmark") });
    }

    [Fact]
    public void An_opening_lives_from_five_minutes_before_its_expiry_until_just_before_it()
    {
        var check = Vector.CheckOfOpening();
        var earliest = Vector.Expiry - Offer.LongestLife;
        foreach (var now in new[] { earliest, Vector.Expiry.AddTicks(-1) })
            Assert.True((check with { Now = now }).TryAccept(Vector.Message("opening"), out _, out _));
        foreach (var now in new[] { earliest.AddTicks(-1), Vector.Expiry, Vector.Expiry.AddDays(1) })
            Refused(RefusalKind.NotFresh, check with { Now = now }, Vector.Opening);
        Refused(RefusalKind.NotFresh, check, Vector.Opening with { Expiry = check.Now.AddSeconds(301) });
    }

    [Fact]
    public void Any_flipped_bit_of_a_signed_opening_is_refused()
    {
        var bytes = Vector.Bytes("opening");
        var check = Vector.CheckOfOpening();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] changed = [.. bytes];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(SignedMessage.TryParse(changed, out var message, out _)
                && check.TryAccept(message, out _, out _), $"bit {bit}");
        }
    }

    private static void Refused(RefusalKind kind, OpeningCheck check, Opening opening, string signer = "verifier")
    {
        using var key = Vector.Signer(signer);
        var message = SignedMessage.Sign(opening.ToPayload(), key);
        Assert.False(check.TryAccept(message, out var accepted, out var refusal));
        Assert.Null(accepted);
        Assert.Equal(kind, refusal.Kind);
    }
}
