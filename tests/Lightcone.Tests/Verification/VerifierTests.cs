using Lightcone.Challenges;
using Lightcone.Findings;
using Lightcone.Geodesy.Borders;
using Lightcone.Identity;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Tests.Verification;

public sealed class VerifierTests : IDisposable
{
    private readonly SessionScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void A_session_gives_a_verdict_that_names_all_it_was_made_from()
    {
        var inputs = _scene.Inputs;
        var verdict = SessionScene.Decide(inputs);
        Assert.Equal(Conclusion.Confirmed, verdict.Conclusion);
        Assert.Equal(["outside CN,HK,MO", "within 2000 km of 1.3,103.8"], verdict.Claims.Select(claim => claim.Claim));
        Assert.All(verdict.Claims, claim => Assert.Equal(["jb", "sg"], claim.Witnesses.Order()));
        Assert.Equal((3, 3, 3, 1), (verdict.Opened, verdict.Completed, verdict.Domains, verdict.FaultsTolerated));
        Assert.Equal(AssuranceTier.HostKey, verdict.Tier);
        Assert.Equal(_scene.Opening.Host.Id, verdict.Host);
        Assert.NotNull(verdict.SessionKeyId);
        Assert.Equal(SessionScene.Arrived, verdict.MeasuredBy);
        Assert.Equal(SessionScene.Arrived.AddDays(7), verdict.ExpiresAt);
        Assert.Equal(SessionScene.Policy.Hash, verdict.MadeFrom.Policy);
        Assert.Contains(verdict.Limits, limit => limit.Contains("not a chip", StringComparison.Ordinal));
        Assert.Contains(verdict.Limits, limit => limit.StartsWith("Cheapest way to fool it", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_inputs_give_the_same_bytes_in_whatever_order_the_pairs_come()
    {
        var inputs = _scene.Inputs;
        var payload = SessionScene.Decide(inputs).ToPayload();
        Assert.Equal(payload, SessionScene.Decide(inputs).ToPayload());
        Assert.Equal(payload, SessionScene.Decide(inputs with { Pairs = [.. inputs.Pairs.Reverse()] }).ToPayload());
    }

    [Fact]
    public void Every_input_moves_the_verdicts_bytes()
    {
        var inputs = _scene.Inputs;
        var policy = SessionScene.Policy;
        var payloads = new[]
        {
            inputs, inputs with { DecidedAt = inputs.DecidedAt.AddSeconds(1) },
            Under(policy with { Name = "other" }), Under(policy with { VerdictLife = TimeSpan.FromDays(8) }),
            inputs with { Pairs = [.. inputs.Pairs.Take(2), _scene.Pair(2, 250_000_000)] }, // other signatures
            inputs with { Pairs = [.. inputs.Pairs.Take(2), _scene.Pair(2, null)] },
        }.Select(one => Convert.ToHexString(SessionScene.Decide(one).ToPayload()));
        Assert.Equal(6, payloads.Distinct().Count());
    }

    [Fact]
    public void A_session_that_nobody_answered_closes_with_no_evidence()
    {
        var verdict = SessionScene.Decide(_scene.Inputs with
        {
            Pairs = [_scene.Opened(0), _scene.Opened(1), _scene.Opened(2)],
            DecidedAt = SessionScene.Expiry,
        });
        Assert.All(verdict.Claims, claim => Assert.Equal(FindingKind.NoEvidence, claim.Kind));
        Assert.Equal(Conclusion.Inconclusive, verdict.Conclusion);
        Assert.Null(verdict.SessionKeyId);
        Assert.Null(verdict.MeasuredBy);
        Assert.Equal((3, 0, 0), (verdict.Opened, verdict.Completed, verdict.Domains));
    }

    [Fact]
    public void Measurements_that_disagree_confirm_and_refute_nothing()
    {
        // 2 ms from Singapore and 2 ms from São Paulo: two holders of one key, or a landmark that lies.
        var verdict = SessionScene.Decide(Under(SessionScene.Policy with { Faults = 0 }, 2_000_000, null, 2_000_000));
        Assert.All(verdict.Claims, claim => Assert.Equal(FindingKind.Contradictory, claim.Kind));
        Assert.Equal(Conclusion.Inconclusive, verdict.Conclusion);
        Assert.Null(verdict.FaultsUsed);
        Assert.Contains("São Paulo", verdict.Claims[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_landmark_that_was_left_out_afterwards_refuses_all()
    {
        var inputs = _scene.Inputs;
        Refused(RefusalKind.WrongBinding, inputs with { Pairs = [.. inputs.Pairs.Take(2)] });
        Refused(RefusalKind.WrongBinding, inputs with { Pairs = [.. inputs.Pairs, inputs.Pairs[0]] });
        Refused(RefusalKind.Empty, inputs with { Pairs = [] });
    }

    [Fact]
    public void Nobody_decides_before_the_last_pair_has_come_or_the_session_has_expired()
    {
        var inputs = _scene.Inputs;
        Refused(RefusalKind.NotFresh, inputs with { DecidedAt = SessionScene.Arrived.AddSeconds(-1) });
        _ = SessionScene.Decide(inputs with { DecidedAt = SessionScene.Arrived });
        var open = inputs with { Pairs = [.. inputs.Pairs.Take(2), _scene.Opened(2)] };
        Refused(RefusalKind.NotFresh, open with { DecidedAt = SessionScene.Expiry.AddSeconds(-1) });
        _ = SessionScene.Decide(open with { DecidedAt = SessionScene.Expiry });
    }

    [Fact]
    public void A_session_that_was_opened_in_two_ways_is_none()
    {
        var inputs = _scene.Inputs;
        var other = new Digest(new byte[32]);
        foreach (var change in new Func<Opening, Opening>[]
        {
            opening => opening with { VerifierNonce = other }, opening => opening with { LandmarkSetHash = other },
            opening => opening with { Expiry = opening.Expiry.AddSeconds(1) },
            opening => opening with { RegisterVersion = 1 }, opening => opening with { PolicyHash = other },
            opening => opening with { Session = new SessionId(8) },
        })
        {
            Refused(RefusalKind.WrongBinding,
                inputs with { Pairs = [.. inputs.Pairs.Take(2), _scene.Pair(2, 250_000_000, change)] });
        }
    }

    [Fact]
    public void A_session_at_the_end_of_time_or_of_a_host_with_itself_is_refused_and_throws_nothing()
    {
        var end = DateTimeOffset.FromUnixTimeSeconds(253_402_300_799);
        SignedMessage[] late =
            [.. Enumerable.Range(0, 3).Select(i => _scene.Opened(i, opening => opening with { Expiry = end }))];
        Refused(RefusalKind.OutOfRange, _scene.Inputs with { Pairs = late, DecidedAt = end });
        var itself = _scene.Opened(2, opening => opening with { Landmark = opening.Host });
        Refused(RefusalKind.WrongBinding, _scene.Inputs with { Pairs = [.. _scene.Inputs.Pairs.Take(2), itself] });
    }

    [Fact]
    public void Another_register_policy_pack_or_verifier_is_refused()
    {
        var inputs = _scene.Inputs;
        Refused(RefusalKind.WrongBinding, inputs with { Register = new byte[10] });
        Refused(RefusalKind.WrongFieldCount, inputs with { Policy = inputs.Pairs[0].Payload });
        Refused(RefusalKind.WrongBinding,
            inputs with { Policy = (SessionScene.Policy with { BoundaryPack = new Digest(new byte[32]) }).ToBytes() });
        Refused(RefusalKind.BadCountry,
            Under(SessionScene.Policy with { Claims = [PolicyClaim.OfCountries(true, ["XX"])] }));
        Refused(RefusalKind.BadSignature, inputs with { Verifier = _scene.Opening.Host });
        Refused(RefusalKind.BadSignature, inputs with
        {
            Pairs = [.. inputs.Pairs.Take(2), _scene.SignAsHost(_scene.Opened(2).Payload.ToArray())],
        });
        Refused(RefusalKind.WrongFieldCount, inputs with { Pairs = [_scene.Sign(inputs.Policy.ToArray())] });
    }

    [Fact]
    public void A_policy_that_was_not_fixed_when_the_session_was_opened_is_refused()
    {
        var inputs = _scene.Inputs;
        Refused(RefusalKind.WrongBinding, inputs with { Policy = (SessionScene.Policy with { Faults = 0 }).ToBytes() });
        Func<Opening, Opening> none = opening => opening with { PolicyHash = Digest.Zeros };
        Refused(RefusalKind.WrongBinding,
            inputs with { Pairs = [.. Enumerable.Range(0, 3).Select(i => _scene.Pair(i, 2_000_000, none))] });
    }

    [Fact]
    public void A_register_of_the_same_version_cannot_take_the_place_of_the_one_the_session_was_opened_with()
    {
        Dictionary<uint, string> seen = [];
        var (one, other) = ("", "");
        for (var i = 0; other.Length == 0; i++)
        {
            one = $"Host {i}";
            if (!seen.TryAdd(SessionEvidence.RegisterVersion(_scene.RegisterWith(one)), one))
                other = seen[SessionEvidence.RegisterVersion(_scene.RegisterWith(one))];
        }

        var (register, swapped) = (_scene.RegisterWith(one), _scene.RegisterWith(other));
        Assert.Equal(SessionEvidence.RegisterVersion(register), SessionEvidence.RegisterVersion(swapped));
        var inputs = _scene.Inputs with
        {
            Register = register,
            Pairs = [.. Enumerable.Range(0, 3).Select(i => _scene.Pair(i, 2_000_000, opening => opening with
            {
                RegisterVersion = SessionEvidence.RegisterVersion(register),
                LandmarkSetHash = _scene.SetHash(register),
            }))],
        };
        _ = SessionScene.Decide(inputs);
        Refused(RefusalKind.WrongBinding, inputs with { Register = swapped });
    }

    [Fact]
    public void What_is_not_there_is_said_to_be_the_verifiers_word()
    {
        var inputs = _scene.Inputs;
        var open = inputs with { Pairs = [.. inputs.Pairs.Take(2), _scene.Opened(2)], DecidedAt = SessionScene.Expiry };
        Assert.Contains(SessionScene.Decide(open).Limits,
            limit => limit.StartsWith("No record of 1 of the 3 landmarks asked is here", StringComparison.Ordinal));
        Assert.DoesNotContain(SessionScene.Decide(inputs).Limits,
            limit => limit.StartsWith("No record", StringComparison.Ordinal));
    }

    private SessionInputs Under(Policy policy, params long?[] nanoseconds)
    {
        long?[] times = nanoseconds.Length > 0 ? nanoseconds : [2_000_000, 3_000_000, 250_000_000];
        return _scene.Inputs with
        {
            Policy = policy.ToBytes(),
            Pairs = [.. times.Select((time, i) =>
                _scene.Pair(i, time, opening => opening with { PolicyHash = policy.Hash }))],
        };
    }

    private static void Refused(RefusalKind kind, SessionInputs inputs)
    {
        Assert.False(Verifier.TryDecide(inputs, BoundaryPack.Embedded, out var verdict, out var refusal));
        Assert.Null(verdict);
        Assert.Equal(kind, refusal.Kind);
    }
}
