using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Tests.Verification;

public sealed class PolicyTests
{
    private static Policy Valid => SessionScene.Policy;

    [Fact]
    public void A_policy_is_read_as_it_was_written()
    {
        Assert.True(Policy.TryParse(Valid.ToBytes(), out var policy, out _));
        Assert.Equal(Valid.ToBytes(), policy.ToBytes());
        Assert.Equal((Valid.Name, Valid.Faults, Valid.VerdictLife), (policy.Name, policy.Faults, policy.VerdictLife));
        Assert.Equal(["CN", "HK", "MO"], policy.Claims[0].Countries);
        Assert.True(policy.Claims[0].TryZone(BoundaryPack.Embedded, out var outside, out _));
        Assert.Equal("outside CN,HK,MO", outside.Text);
        Assert.True(policy.Claims[1].TryZone(BoundaryPack.Embedded, out var within, out _));
        Assert.Equal("within 2000 km of 1.3,103.8", within.Text);
    }

    [Fact]
    public void A_claim_round_a_point_is_never_easier_than_it_was_meant() =>
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Long[1_000, 20_000_000_000])
            .Sample((latitude, longitude, radius) =>
            {
                var meant = new Cap(new GeoPoint(latitude, longitude), radius);
                Assert.True(PolicyClaim.Within(meant).TryZone(BoundaryPack.Embedded, out var zone, out _));
                var made = ((CapZone)zone).Cap;
                var moved = made.Centre == meant.Centre ? 0 : Geodesic.UpperMillimetres(made.Centre, meant.Centre);
                Assert.True(made.RadiusMillimetres + moved <= meant.RadiusMillimetres, $"{moved} mm");
                Assert.True(made.RadiusMillimetres >= meant.RadiusMillimetres - 200);
            });

    [Fact]
    public void What_cannot_be_meant_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PolicyClaim.Within(new Cap(new GeoPoint(0, 0), 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            PolicyClaim.Within(new Cap(new GeoPoint(0, 0), 20_040_000_001)));
        Assert.Throws<ArgumentException>(() => PolicyClaim.OfCountries(true, []));
        Assert.Throws<ArgumentException>(() => PolicyClaim.OfCountries(true, ["China"]));
        Assert.Throws<ArgumentException>(() => PolicyClaim.OfCountries(true, ["CN", null!]));
        Assert.Throws<ArgumentNullException>(() => PolicyClaim.OfCountries(true, null!));
        Assert.Throws<InvalidOperationException>(() => (Valid with { Claims = [] }).ToBytes());
        Assert.Throws<InvalidOperationException>(() => (Valid with { VerdictLife = TimeSpan.Zero }).Hash);
    }

    [Fact]
    public void A_place_has_one_spelling()
    {
        static byte[] Bytes(double latitude, double longitude) => (Valid with
        {
            Claims = [PolicyClaim.Within(new Cap(new GeoPoint(latitude, longitude), 1_000_000))],
        }).ToBytes();
        Assert.Equal(Bytes(10, -180), Bytes(10, 180));
        Assert.Equal(Bytes(90, 0).Length, Bytes(90, 77).Length);
        Assert.True(Policy.TryParse(Bytes(-90, 77), out _, out _));
    }

    [Fact]
    public void Every_part_that_is_out_of_its_limits_is_refused()
    {
        Refused(RefusalKind.OutOfRange, Valid with { Faults = Policy.MostFaults + 1 });
        Refused(RefusalKind.OutOfRange, Valid with { VerdictLife = TimeSpan.Zero });
        Refused(RefusalKind.OutOfRange, Valid with { VerdictLife = Policy.LongestLife.Add(TimeSpan.FromSeconds(1)) });
        Refused(RefusalKind.WrongFieldCount, Valid with { Claims = [] });
        Refused(RefusalKind.TooLarge, Valid with { Claims = [.. Enumerable.Repeat(Valid.Claims[0], 33)] });
        Refused(RefusalKind.WrongLength, Valid with { Name = new string('n', 65) });
        Refused(RefusalKind.BadText, Valid with { Name = "na\u00efve" });
        Refused(RefusalKind.TooLarge, new byte[Policy.MostBytes + 1]);
    }

    [Theory]
    [InlineData(0, 0, 0, 1000, "")] // no kind
    [InlineData(1, 0, 0, 0, "")] // no distance
    [InlineData(1, 0, 0, 1000, "CN")] // a distance and a country
    [InlineData(2, 0, 0, 0, "")] // no country
    [InlineData(2, 1, 0, 0, "CN")]
    [InlineData(3, 0, 0, 5, "CN")]
    [InlineData(3, 0, 0, 0, "CN,CN")]
    [InlineData(3, 0, 0, 0, "HK,CN")] // another order, so other bytes for the same claim
    [InlineData(3, 0, 0, 0, "cn")]
    [InlineData(3, 0, 0, 0, "CN,")]
    [InlineData(4, 0, 0, 0, "CN")]
    [InlineData(1, 180_000_001, 0, 1000, "")]
    [InlineData(1, 5, 360_000_000, 1000, "")] // 0 is the same place
    [InlineData(1, 0, 5, 1000, "")] // a pole has no longitude
    [InlineData(1, 180_000_000, 5, 1000, "")]
    [InlineData(1, 0, 0, 20_040_000_000, "")] // the whole Earth
    public void A_claim_with_parts_that_do_not_belong_to_its_kind_is_refused(
        uint kind, uint latitude, uint longitude, long radius, string countries) =>
        Refused(RefusalKind.OutOfRange, new FieldWriter(Policy.Kind, 5).Text("n").Number(0).Number(60)
            .Bytes(Valid.BoundaryPack).StartList(1)
            .StartList(5).Number(kind).Number(latitude).Number(longitude).Number((ulong)radius).Text(countries)
            .EndList().EndList().ToArray());

    [Fact]
    public void Hostile_bytes_are_refused_or_read_as_a_policy_of_just_these_bytes()
    {
        var valid = Valid.ToBytes();
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte, Gen.Int[0, valid.Length]).Sample((at, value, length) =>
        {
            var changed = valid.ToArray();
            changed[at] = value;
            foreach (var bytes in new[] { changed, changed[..length] })
            {
                Assert.True(!Policy.TryParse(bytes, out var read, out _)
                    || read.ToBytes().AsSpan().SequenceEqual(bytes));
            }
        });
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.False(Policy.TryParse(bytes, out _, out _)));
    }

    private static void Refused(RefusalKind kind, Policy policy) => Refused(kind, policy.Write());

    private static void Refused(RefusalKind kind, byte[] bytes)
    {
        Assert.False(Policy.TryParse(bytes, out _, out var refusal));
        Assert.Equal(kind, refusal.Kind);
    }
}
