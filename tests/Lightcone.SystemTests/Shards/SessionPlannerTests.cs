using System.Net;
using System.Security.Cryptography;
using CsCheck;
using Lightcone.Challenges;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Identity;
using Lightcone.Ranging;
using Lightcone.Server.Catalogues;
using Lightcone.Server.Sessions;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.SystemTests.Shards;

public sealed class SessionPlannerTests
{
    private static readonly VerificationKey[] Keys = [.. Enumerable.Range(0, 24).Select(_ => NewKey())];
    private static readonly Digest Host = new(SHA256.HashData("host"u8));

    private static readonly Gen<LandmarkEntry[]> Landmarks = Gen.Select(
        Gen.Double[-80, 80], Gen.Double[-170, 170], Gen.Int[0, 9], Gen.Bool).Array[0, Keys.Length].Select(all =>
        all.Select((one, i) => Landmark(i, one.Item1, one.Item2, $"Domain {one.Item3}", one.Item4)).ToArray());

    [Fact]
    public void Landmarks_are_of_different_domains_none_of_the_operators_and_none_in_quarantine() =>
        Gen.Select(Landmarks, Gen.Int[0, 3]).Sample((known, faults) =>
        {
            var site = Site(faults, "DOMAIN 3"); // capitals do not make another domain
            var plan = SessionPlanner.Plan(site, Host, known);
            LandmarkEntry[] usable =
                [.. known.Where(one => one.State is LandmarkState.Active && one.Host.FaultDomain != "Domain 3")];
            var domains = usable.Select(one => one.Host.FaultDomain).Distinct().Count();
            Assert.Equal(domains <= faults, plan is null);
            if (plan is null) return;
            Assert.Subset(usable.ToHashSet(), plan.Landmarks.ToHashSet());
            Assert.Equal(plan.Landmarks.Count, plan.Landmarks.DistinctBy(one => one.Host.FaultDomain).Count());
            Assert.Equal(Math.Min(domains, faults + 5), plan.Landmarks.Count);
            // Nobody who was left out of the nearest is nearer than they are.
            var near = plan.Landmarks.Take(faults + 1).Max(one => Metres(one, site));
            Assert.True(usable.GroupBy(one => one.Host.FaultDomain).Select(one => one.Min(each => Metres(each, site)))
                .Count(metres => metres < near) <= faults);
        });

    [Fact]
    public void The_register_of_a_plan_holds_its_landmarks_and_the_host_and_reads_back()
    {
        var known = Enumerable.Range(0, 3).Select(i => Landmark(i, i, i, $"d{i}", true)).ToArray();
        var plan = SessionPlanner.Plan(Site(1, "me, and \"others\""), Host, known)!;
        Assert.True(RttSet.TryParseRegister(plan.Register, out var register, out var refusal), refusal?.Detail);
        Assert.True(register.StatesFaultDomains);
        Assert.Equal(known.Select(one => one.Host.KeyId).Append(Host).ToHashSet(),
            register.Hosts.Select(one => one.KeyId).ToHashSet());
        Assert.Equal("me, and \"others\"", register.Hosts.Single(one => one.KeyId == Host).FaultDomain);
        Assert.Equal(plan.Register.ToArray(), register.ToRegister());
    }

    [Fact]
    public void A_host_is_asked_once_in_each_period_at_a_moment_that_its_key_and_the_schedules_decide() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[32], Gen.Long[1_000_000_000, 2_000_000_000], Gen.Int[1, 100_000])
            .Sample((scheduleKey, host, second, period) =>
            {
                var pace = new SessionPace(scheduleKey, TimeSpan.FromSeconds(period));
                var (id, start) = (new Digest(host), DateTimeOffset.FromUnixTimeSeconds(second));
                var first = pace.NextAfter(id, start);
                var next = pace.NextAfter(id, first);
                Assert.InRange((first - start).TotalSeconds, 0.000_001, 2 * period);
                Assert.Equal(Epoch(first, period) + 1, Epoch(next, period));
                Assert.Equal(first, pace.NextAfter(id, start)); // computed, not drawn
                var other = new SessionPace([.. scheduleKey.Select(one => (byte)~one)], TimeSpan.FromSeconds(period));
                Assert.True(period < 50 || other.NextAfter(id, start) != first);
            }, iter: 300);

    private static long Epoch(DateTimeOffset time, int period) => time.ToUnixTimeMilliseconds() / (period * 1000L);

    private static double Metres(LandmarkEntry one, SiteEntry site) => Geodesic.Metres(one.Host.Place, site.Place);

    private static LandmarkEntry Landmark(
        int i, double latitude, double longitude, string domain, bool isActive) => new(
        new RttHost
        {
            Id = $"l{i}",
            Name = $"Landmark {i}",
            Place = new GeoPoint(Math.Round(latitude, 6), Math.Round(longitude, 6)),
            FaultDomain = domain,
            KeyId = Keys[i].Id,
        },
        Keys[i], [new Endpoint(false, IPEndPoint.Parse("192.0.2.1:7"))],
        isActive ? LandmarkState.Active : LandmarkState.Quarantined);

    private static SiteEntry Site(int faults, string owner) => new("a", "A", new GeoPoint(1.3, 103.8), owner, new Policy
    {
        Name = "test",
        Faults = faults,
        VerdictLife = TimeSpan.FromDays(1),
        BoundaryPack = new Digest(Convert.FromHexString(BoundaryPack.Embedded.Sha256)),
        Claims = [PolicyClaim.OfCountries(isOutside: true, ["CN"])],
    });

    private static VerificationKey NewKey()
    {
        using var key = new SigningKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        return key.Public;
    }
}
