using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge.Exchanges;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Identity;
using Lightcone.Ranging;
using Lightcone.Server.Catalogues;
using Lightcone.Server.Sessions;
using Lightcone.Server.Shards;
using Lightcone.Server.Shards.Messages;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.SystemTests.Serving;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.SystemTests.Shards;

public sealed class ShardMemoryTests : IDisposable
{
    private readonly SigningKey _verifier = NewKey();
    private readonly SigningKey _host = NewKey();
    private readonly SigningKey[] _landmarks = [NewKey(), NewKey()];
    private readonly List<ShardCommit> _kept = [];
    private readonly ShardMemory _memory;

    public ShardMemoryTests() => _memory = new ShardMemory(new ShardState([], [], [], 0), _verifier);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static SiteEntry Site { get; } = new("sg", "Singapore", new GeoPoint(1.35, 103.8), "operator", new Policy
    {
        Name = "test",
        Faults = 1,
        VerdictLife = TimeSpan.FromDays(7),
        BoundaryPack = new Digest(Convert.FromHexString(BoundaryPack.Embedded.Sha256)),
        Claims = [PolicyClaim.OfCountries(isOutside: true, ["CN"])],
    });

    public void Dispose()
    {
        foreach (var key in (SigningKey[])[_verifier, _host, .. _landmarks]) key.Dispose();
    }

    [Fact]
    public void A_host_is_enrolled_once_and_does_not_move_by_being_enrolled_again()
    {
        Assert.Equal(EnrolOutcome.Enrolled, Enrol("sg"));
        Assert.Equal(EnrolOutcome.Known, Enrol("sg"));
        Assert.Equal(EnrolOutcome.OtherSite, Enrol("my"));
        Assert.Equal("sg", Assert.Single(_memory.Hosts).Row.Site);
        Assert.Single(_kept.SelectMany(commit => commit.Hosts));
    }

    [Fact]
    public void After_a_restart_at_any_moment_a_session_is_where_it_was_and_ends_in_the_same_way()
    {
        var plan = Open();
        using var ends = new Ends(this);
        for (var step = 0; step < 6; step++)
        {
            var session = Assert.Single(_memory.Sessions);
            var restored = Assert.Single(Restarted().Sessions);
            Assert.Equal(session.Broker.KeptCount, restored.Broker.KeptCount);
            Assert.Equal(session.Broker.CompleteCount, restored.Broker.CompleteCount);
            Assert.Equal(session.Broker.LastArrival, restored.Broker.LastArrival);
            Assert.Equal((session.Register, session.Policy), (restored.Register, restored.Policy));
            Assert.Equal(session.Broker.Openings.Select(one => one.Signed.Hash),
                restored.Broker.Openings.Select(one => one.Signed.Hash)); // signed once, and as they were sent
            ends.Step(_memory, Take);
        }

        var last = Assert.Single(Restarted().Sessions);
        Assert.True(last.IsOver(Now));
        var inputs = new SessionInputs
        {
            Verifier = _verifier.Public,
            Pairs = [.. last.Broker.ToEvidence().Select(one => one.Message)],
            Register = plan.Register,
            Policy = plan.Policy,
            DecidedAt = DateTimeOffset.FromUnixTimeSeconds(Now.ToUnixTimeSeconds()),
        };
        var isDecided = Verifier.TryDecide(inputs, BoundaryPack.Embedded, out var verdict, out var refusal);
        Assert.True(isDecided, refusal?.Detail);
        Assert.Equal((Conclusion.Confirmed, 2), (verdict!.Conclusion, verdict.Completed));
    }

    [Fact]
    public void What_comes_twice_is_kept_once()
    {
        Open();
        using var ends = new Ends(this);
        for (var step = 0; step < 6; step++)
        {
            ends.Step(_memory, (sender, message) =>
            {
                Take(sender, message);
                var rows = new ShardRows();
                Assert.Null(_memory.Take(sender, message, Now, rows));
                Assert.Equal(0, rows.Count);
            });
        }

        Assert.Equal(8, _kept.SelectMany(commit => commit.Events).Count(IsOfAnEnd)); // four of each pair
    }

    [Fact]
    public void A_session_is_closed_once_and_its_place_is_free_again()
    {
        Open();
        var session = Assert.Single(_memory.Sessions);
        var rows = new ShardRows();
        _memory.Close(session, new Decision(null, [], "No verdict: a test."), Now, rows);
        Keep(rows);
        Assert.Empty(_memory.Sessions);
        Assert.Empty(Restarted().Sessions);
        Assert.Null(Assert.Single(Restarted().Hosts).Latest.OpenSession);
        Open();
        Assert.Single(Restarted().Sessions);
        var seqs = _kept.SelectMany(commit => commit.Events).Select(row => row.Seq).ToList();
        Assert.Equal(seqs.Order(), seqs);
        Assert.Equal(seqs.Count, seqs.Distinct().Count());
    }

    [Fact]
    public void A_message_of_a_session_that_is_not_open_or_is_being_decided_is_refused()
    {
        Open();
        using var ends = new Ends(this);
        Assert.Single(_memory.Sessions).IsDeciding = true;
        List<Refusal?> refusals = [];
        ends.Step(_memory, (sender, message) => refusals.Add(_memory.Take(sender, message, Now, new ShardRows())));
        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal => Assert.Equal(RefusalKind.WrongBinding, refusal?.Kind));
        using var stranger = NewKey();
        var nonsense = SignedMessage.Sign("nonsense"u8, stranger);
        Assert.Equal(RefusalKind.WrongBinding, _memory.Take(stranger.Public.Id, nonsense, Now, new ShardRows())?.Kind);
    }

    private static bool IsOfAnEnd(SessionEvent row) => row.Kind is SessionEventKind.HostOffer
        or SessionEventKind.LandmarkOffer or SessionEventKind.Receipt or SessionEventKind.Transcript;

    private static SigningKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private EnrolOutcome Enrol(string site)
    {
        var rows = new ShardRows();
        var outcome = _memory.Enrol(_host.Public, site, Now, rows);
        Keep(rows);
        return outcome;
    }

    private SessionPlan Open()
    {
        if (_memory.Hosts.Count == 0) Enrol("sg");
        LandmarkEntry[] known = [.. _landmarks.Select((key, i) => new LandmarkEntry(
            new RttHost
            {
                Id = $"l{i}",
                Name = $"Landmark {i}",
                Place = new GeoPoint(1.3 + (i / 10.0), 103.8),
                FaultDomain = $"domain {i}",
                KeyId = key.Public.Id,
            },
            key.Public, [new Endpoint(false, System.Net.IPEndPoint.Parse("192.0.2.1:7"))], LandmarkState.Active))];
        var plan = SessionPlanner.Plan(Site, _host.Public.Id, known)!;
        var rows = new ShardRows();
        var session = _memory.Open(_memory.Hosts.Single(), plan, new SessionTiming { Challenges = 3 }, Now, rows);
        Keep(rows);
        _memory.Begin(session);
        return plan;
    }

    private void Take(Digest sender, SignedMessage message)
    {
        var rows = new ShardRows();
        Assert.Null(_memory.Take(sender, message, Now, rows));
        Keep(rows);
    }

    private void Keep(ShardRows rows) => _kept.Add(rows.ToCommit());

    // As a store would give it.
    private ShardMemory Restarted()
    {
        var latest = _kept.SelectMany(commit => commit.Latest).GroupBy(row => row.Host)
            .Select(one => one.Last()).ToList();
        var open = latest.Select(row => row.OpenSession).OfType<SessionId>().ToHashSet();
        SessionEvent[] events = [.. _kept.SelectMany(commit => commit.Events)];
        return new ShardMemory(new ShardState([.. _kept.SelectMany(commit => commit.Hosts)], latest,
            [.. events.Where(row => open.Contains(row.Session))], events.Max(row => row.Seq)), _verifier);
    }

    /// <summary>The host and both landmarks, with their own code.</summary>
    private sealed class Ends : IDisposable
    {
        private readonly (Digest Id, SlowPhase Phase)[] _ends;

        public Ends(ShardMemoryTests test) => _ends =
        [
            .. test._landmarks.Select(key => (key.Public.Id, Phase(test, key, Role.Landmark))),
            (test._host.Public.Id, Phase(test, test._host, Role.Host)),
        ];

        public void Step(ShardMemory memory, Action<Digest, SignedMessage> take)
        {
            foreach (var (id, phase) in _ends)
            {
                foreach (var due in memory.Sessions.SelectMany(one => one.Broker.DueTo(id, Now)).ToList())
                    Assert.Null(phase.Take(due));
                foreach (var message in phase.TakeOutbox(9)) take(id, message);
            }
        }

        public void Dispose()
        {
            foreach (var (_, phase) in _ends) phase.Dispose();
        }

        private static SlowPhase Phase(ShardMemoryTests test, SigningKey key, Role role) =>
            new(key, test._verifier.Public, [new InstantEnd(role, 1_000_000)], TimeProvider.System);
    }
}
