using System.Text;
using CsCheck;
using Lightcone.Ranging;
using Lightcone.Wire;

namespace Lightcone.Tests.Ranging;

public sealed class RttSetTests
{
    private const string Hosts = "host,name,country,lat,lon\na,Amsterdam,NL,52.37,4.89\nb,Bonn,DE,50.73,7.1\n";
    private const string Rtts = "landmark,target,rtt_ms\na,b,3.5\n";

    [Fact]
    public void A_plain_set_is_read()
    {
        var set = Parsed(Hosts, Rtts);
        Assert.Equal(["a", "b"], set.Hosts.Select(host => host.Id));
        Assert.Equal([0], set.Landmarks);
        Assert.Equal([1], set.Targets);
        Assert.Equal(3_500_000, set.ToTarget(1)[0].RoundTrip.ElapsedNanoseconds);
        Assert.Empty(set.ToTarget(0));
        Assert.Equal(1, set.IndexOf("b"));
        Assert.Equal(-1, set.IndexOf("c"));
        Assert.Equal("Amsterdam", set.LandmarkAt(0).Name);
        Assert.False(set.StatesFaultDomains);
    }

    [Fact]
    public void Without_stated_domains_every_host_is_its_own_and_the_set_says_so()
    {
        var set = Parsed(Hosts, Rtts);
        Assert.Equal("a", set.Hosts[0].FaultDomain);
        Assert.False(set.StatesFaultDomains);
    }

    [Fact]
    public void Without_a_stated_position_error_it_is_that_of_a_city() =>
        Assert.Equal(50_000_000, Parsed(Hosts, Rtts).Hosts[0].PositionErrorMillimetres);

    [Fact]
    public void Optional_columns_are_read_wherever_they_stand()
    {
        var set = Parsed(
            "position_error_km,host,name,country,lat,lon,fault_domain\n"
            + "0.0000001,a,\"Aa, the\",,1,2,AS1\n,b,,DE,3,4,AS1\n",
            Rtts);
        Assert.Equal(1, set.Hosts[0].PositionErrorMillimetres);
        Assert.Equal(50_000_000, set.Hosts[1].PositionErrorMillimetres);
        Assert.Equal("Aa, the", set.Hosts[0].Name);
        Assert.Equal("b", set.Hosts[1].Name);
        Assert.Null(set.Hosts[0].Country);
        Assert.Equal("AS1", set.Hosts[1].FaultDomain);
        Assert.True(set.StatesFaultDomains);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_change_nothing()
    {
        var set = Parsed("\ufeff" + Hosts.Replace("\n", "\r\n"), "\ufeff" + Rtts.Replace("\n", "\r\n") + "\r\n\r\n");
        Assert.Equal(Parsed(Hosts, Rtts).Hosts, set.Hosts);
        Assert.Equal(Parsed(Hosts, Rtts).Measurements, set.Measurements);
    }

    [Fact]
    public void A_column_that_nothing_reads_is_named_not_dropped_in_silence() =>
        Assert.Equal(["fault_domian"], Parsed(
            "host,name,country,lat,lon,fault_domian\na,,,1,2,x\nb,,,1,2,x\n", Rtts).IgnoredColumns);

    [Theory]
    [InlineData("0.000001", 1)]
    [InlineData("0.0000001", 1)]
    [InlineData("1.0000001", 1_000_001)]
    [InlineData("288.45400000000001", 288_454_001)]
    [InlineData("+7", 7_000_000)]
    [InlineData("10000", 10_000_000_000)]
    public void Milliseconds_become_nanoseconds_exactly_and_round_up(string text, long nanoseconds) =>
        Assert.Equal(nanoseconds,
            Parsed(Hosts, $"landmark,target,rtt_ms\na,b,{text}\n").Measurements[0].RoundTrip.ElapsedNanoseconds);

    [Theory]
    [InlineData("", RefusalKind.Empty, 0)]
    [InlineData("\r\n\n", RefusalKind.Empty, 0)]
    [InlineData("host,name,country,lat\na,A,NL,1\n", RefusalKind.MissingColumn, 1)]
    [InlineData("Host,name,country,lat,lon\na,A,NL,1,2\n", RefusalKind.MissingColumn, 1)]
    [InlineData("host,name,country,lat,lon,lon\na,A,NL,1,2,2\n", RefusalKind.DuplicateColumn, 1)]
    [InlineData("host,name,country,lat,lon\n", RefusalKind.NoRows, 1)]
    [InlineData("host,name,country,lat,lon\na,A,NL,1,2\n\nb,B,NL,1,2\n", RefusalKind.WrongFieldCount, 3)]
    [InlineData("host,name,country,lat,lon\na,A,NL,1,2,3\n", RefusalKind.WrongFieldCount, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,1\n", RefusalKind.WrongFieldCount, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,91,2\n", RefusalKind.OutOfRange, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,1,-180.01\n", RefusalKind.OutOfRange, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,NaN,2\n", RefusalKind.NotFinite, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,1,-inf\n", RefusalKind.NotFinite, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,1e1,2\n", RefusalKind.BadNumber, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,1,2.\n", RefusalKind.BadNumber, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,.5,2\n", RefusalKind.BadNumber, 2)]
    [InlineData("host,name,country,lat,lon,fault_domain\na,A,NL,1,2,\uff21\uff33\uff11\n", RefusalKind.BadText, 2)]
    [InlineData("host,name,country,lat,lon,fault_domain\na,A,NL,1,2,Telefo\u0301nica\n", RefusalKind.BadText, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,north,2\n", RefusalKind.BadNumber, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,,2\n", RefusalKind.BadNumber, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL, 1,2\n", RefusalKind.BadNumber, 2)]
    [InlineData("host,name,country,lat,lon\na,A,nl,1,2\n", RefusalKind.BadCountry, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NLD,1,2\n", RefusalKind.BadCountry, 2)]
    [InlineData("host,name,country,lat,lon\na,A,NL,1,2\na,B,NL,3,4\n", RefusalKind.DuplicateHost, 3)]
    [InlineData("host,name,country,lat,lon\n,A,NL,1,2\n", RefusalKind.EmptyField, 2)]
    [InlineData("host,name,country,lat,lon\na ,A,NL,1,2\n", RefusalKind.BadText, 2)]
    [InlineData("host,name,country,lat,lon\na,A\u001b[2J,NL,1,2\n", RefusalKind.ControlCharacter, 2)]
    [InlineData("host,name,country,lat,lon\na,\u202eA,NL,1,2\n", RefusalKind.ControlCharacter, 2)]
    [InlineData("host,name,country,lat,lon\na,\"A,NL,1,2\n", RefusalKind.BadQuoting, 2)]
    [InlineData("host,name,country,lat,lon\na,A\"B,NL,1,2\n", RefusalKind.BadQuoting, 2)]
    [InlineData("host,name,country,lat,lon,fault_domain\na,A,NL,1,2,\n", RefusalKind.EmptyField, 2)]
    [InlineData("host,name,country,lat,lon,position_error_km\na,A,NL,1,2,-1\n", RefusalKind.OutOfRange, 2)]
    [InlineData("host,name,country,lat,lon,position_error_km\na,A,NL,1,2,30000\n", RefusalKind.OutOfRange, 2)]
    public void A_broken_host_list_is_refused_with_kind_and_line(string hosts, RefusalKind kind, int line) =>
        AssertRefused(Encoding.UTF8.GetBytes(hosts), Encoding.UTF8.GetBytes(Rtts), "hosts.csv", kind, line);

    [Theory]
    [InlineData("", RefusalKind.Empty, 0)]
    [InlineData("landmark,target\na,b\n", RefusalKind.MissingColumn, 1)]
    [InlineData("landmark,target,rtt_ms\n", RefusalKind.NoRows, 1)]
    [InlineData("landmark,target,rtt_ms\na,b,0\n", RefusalKind.OutOfRange, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,-0.000\n", RefusalKind.OutOfRange, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,-3\n", RefusalKind.OutOfRange, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,10000.0000001\n", RefusalKind.OutOfRange, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,9999999999999999999999999999999999999999\n", RefusalKind.OutOfRange, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,NaN\n", RefusalKind.NotFinite, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,-Infinity\n", RefusalKind.NotFinite, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,1e3\n", RefusalKind.BadNumber, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,.5\n", RefusalKind.BadNumber, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,5.\n", RefusalKind.BadNumber, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,\n", RefusalKind.BadNumber, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,3\na,c,3\n", RefusalKind.UnknownHost, 3)]
    [InlineData("landmark,target,rtt_ms\nc,b,3\n", RefusalKind.UnknownHost, 2)]
    [InlineData("landmark,target,rtt_ms\na,a,3\n", RefusalKind.SelfMeasurement, 2)]
    [InlineData("landmark,target,rtt_ms\na,b,3\nb,a,3\na,b,4\n", RefusalKind.DuplicatePair, 4)]
    public void Broken_measurements_are_refused_with_kind_and_line(string rtts, RefusalKind kind, int line) =>
        AssertRefused(Encoding.UTF8.GetBytes(Hosts), Encoding.UTF8.GetBytes(rtts), "rtts.csv", kind, line);

    [Theory]
    [InlineData("91,2", "lat is \"91\"; must be from -90 to 90 degrees.")]
    [InlineData("1e1,2", "lat is \"1e1\"; must be plain decimal degrees such as -33.87.")]
    public void The_words_of_a_refusal_say_what_must_be(string place, string words)
    {
        var hosts = Encoding.UTF8.GetBytes($"host,name,country,lat,lon\na,A,NL,{place}\n");
        Assert.False(RttSet.TryParse(hosts, Encoding.UTF8.GetBytes(Rtts), out _, out _, out var refusal));
        Assert.Equal(words, refusal.Detail);
    }

    [Fact]
    public void A_number_too_large_for_a_double_is_out_of_range() =>
        AssertRefused(Encoding.UTF8.GetBytes($"host,name,country,lat,lon\na,A,NL,{new string('9', 400)},2\n"),
            Encoding.UTF8.GetBytes(Rtts), "hosts.csv", RefusalKind.OutOfRange, 2);

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() =>
        AssertRefused([.. Encoding.UTF8.GetBytes(Hosts), 0x63, 0xff, 0x0a], [], "hosts.csv", RefusalKind.NotUtf8, 4);

    [Fact]
    public void A_host_list_over_its_limit_is_refused_before_it_is_read() =>
        AssertRefused(new byte[RttSet.MaxHostsBytes + 1], [], "hosts.csv", RefusalKind.TooLarge, 0);

    [Fact]
    public void Junk_without_line_ends_is_refused_at_its_first_line() =>
        AssertRefused(Enumerable.Repeat((byte)'x', RttSet.MaxHostsBytes).ToArray(), [], "hosts.csv",
            RefusalKind.LineTooLong, 1);

    [Fact]
    public void Too_many_hosts_are_refused()
    {
        var text = new StringBuilder("host,name,country,lat,lon\n");
        for (var i = 0; i <= RttSet.MaxHosts; i++) text.Append('h').Append(i).Append(",,,0,0\n");
        AssertRefused(Encoding.UTF8.GetBytes(text.ToString()), [], "hosts.csv",
            RefusalKind.TooManyRows, RttSet.MaxHosts + 2);
    }

    [Fact]
    public void Arbitrary_bytes_never_throw() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Byte.Array[0, 200]).Sample((hosts, rtts) =>
        {
            _ = RttSet.TryParse(hosts, rtts, out _, out _, out _);
        });

    [Fact]
    public void A_good_set_with_any_bytes_changed_is_read_or_refused_never_thrown_at()
    {
        var hosts = Encoding.UTF8.GetBytes(Hosts);
        var rtts = Encoding.UTF8.GetBytes(Rtts);
        Gen.Select(Gen.Int[0, hosts.Length + rtts.Length - 1], Gen.Byte).Array[1, 6].Sample(changes =>
        {
            byte[] h = [.. hosts], r = [.. rtts];
            foreach (var (at, to) in changes)
            {
                if (at < h.Length) h[at] = to;
                else r[at - h.Length] = to;
            }

            var read = RttSet.TryParse(h, r, out var set, out var file, out var refusal);
            Assert.Equal(read, set is not null);
            Assert.Equal(read, refusal is null);
            Assert.Equal(read, file is null);
            Assert.NotEqual(RefusalKind.Unspecified, refusal?.Kind ?? RefusalKind.Empty);
        });
    }

    [Fact]
    public void Memory_is_bounded_by_the_input()
    {
        byte[] junk = [.. "host,name,country,lat,lon\n"u8, .. Enumerable.Repeat((byte)'"', 1 << 20)];
        _ = RttSet.TryParse(junk, junk, out _, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = RttSet.TryParse(junk, junk, out _, out _, out _);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    [Theory]
    [InlineData("wondernetwork", 196, 37_917)]
    [InlineData("azure", 41, 1_592)]
    public void The_shared_sets_are_read_whole(string name, int hosts, int measurements)
    {
        var set = SharedSets.Read(name);
        Assert.Equal(hosts, set.Hosts.Count);
        Assert.Equal(measurements, set.Measurements.Count);
        Assert.Equal(measurements, set.Targets.Sum(target => set.ToTarget(target).Count));
    }

    [Fact]
    public void A_set_from_values_refuses_what_a_file_may_not_hold()
    {
        var host = Parsed(Hosts, Rtts).Hosts[0];
        var row = new RttRow(0, 1, new RoundTrip(1));
        var other = host with { Id = "z" };
        Assert.Throws<ArgumentException>(() => new RttSet([host, host], []));
        Assert.Throws<ArgumentException>(() => new RttSet([host, other], [row, row]));
        Assert.Throws<ArgumentException>(() => new RttSet([host, other], [row with { TargetIndex = 0 }]));
        Assert.Throws<ArgumentException>(() => new RttSet([host, other], [row with { TargetIndex = 2 }]));
    }

    private static RttSet Parsed(string hosts, string rtts)
    {
        Assert.True(RttSet.TryParse(Encoding.UTF8.GetBytes(hosts), Encoding.UTF8.GetBytes(rtts),
            out var set, out var file, out var refusal), $"{file}: {refusal}");
        return set;
    }

    private static void AssertRefused(byte[] hosts, byte[] rtts, string expectedFile, RefusalKind kind, int line)
    {
        Assert.False(RttSet.TryParse(hosts, rtts, out var set, out var file, out var refusal));
        Assert.Null(set);
        Assert.Equal(expectedFile, file);
        Assert.Equal((kind, line), (refusal.Kind, refusal.Line));
        Assert.NotEmpty(refusal.Detail);
    }
}
