using System.Net;
using Lightcone.Edge;
using Lightcone.Edge.Sockets;
using Lightcone.Probe.Gateways;

namespace Lightcone.Tests.Probe.Gateways;

public sealed class AllowListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lightcone-allow-").FullName;

    private string Places => Path.Combine(_folder, "places");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Only_what_is_written_there_is_allowed()
    {
        File.WriteAllText(Places, "# remark\nverifier.example:443\n 203.0.113.7:7007 \n[2001:db8::7]:7007\n\n");
        var list = new AllowList(Places);
        Assert.True(list.Holds("verifier.example:443"));
        Assert.True(list.Holds("203.0.113.7:7007"));
        Assert.False(list.Holds("verifier.example:80"));
        Assert.False(list.Holds("Verifier.example:443x"));
        Assert.True(list.Holds(SocketName.Of(IPEndPoint.Parse("203.0.113.7:7007"), isTcp: false)));
        Assert.True(list.Holds(SocketName.Of(IPEndPoint.Parse("[2001:db8::7]:7007"), isTcp: false)));
        Assert.False(list.Holds(SocketName.Of(IPEndPoint.Parse("203.0.113.7:53"), isTcp: false)));
    }

    [Theory]
    [InlineData("verifier.example")]
    [InlineData("a b:443")]
    [InlineData("x:0")]
    [InlineData("x:99999")]
    [InlineData(":443")]
    public void A_line_that_is_no_place_is_refused(string line)
    {
        File.WriteAllText(Places, line);
        Assert.Throws<EdgeException>(() => new AllowList(Places));
    }

    [Fact]
    public void A_list_that_is_not_there_is_refused() =>
        Assert.Throws<EdgeException>(() => new AllowList(Path.Combine(_folder, "nothing")));
}
