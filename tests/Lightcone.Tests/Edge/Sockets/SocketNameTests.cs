using System.Net;
using CsCheck;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Tests.Edge.Sockets;

public sealed class SocketNameTests
{
    [Fact]
    public void An_address_survives_the_kernels_form_and_the_platforms() =>
        Gen.Select(Gen.Byte.Array[16], Gen.UShort, Gen.Bool, Gen.Bool).Sample((bytes, port, isIPv4, isTcp) =>
        {
            var endpoint = new IPEndPoint(new IPAddress(isIPv4 ? bytes[..4] : bytes), port);
            var address = SocketName.Of(endpoint, isTcp);
            // ::ffff:a.b.c.d as an IPv6 address keeps its family: the socket decides, not the spelling.
            Assert.Equal(isIPv4, SocketName.IsIPv4(address.Transport));
            Assert.Equal(isTcp, SocketName.IsTcp(address.Transport));
            Assert.Equal(endpoint, SocketName.ToEndPoint(address));
            var name = new byte[SocketName.Bytes];
            SocketName.Write(name, address);
            Assert.Equal(address, SocketName.Read(name, isTcp));
        });

    [Fact]
    public void Another_family_has_no_transport() =>
        Assert.Equal(Transport.Unspecified, SocketName.Read(new byte[SocketName.Bytes], false).Transport);

    [Fact]
    public void The_gateways_header_carries_an_address_both_ways() =>
        Gen.Select(Gen.Byte.Array[16], Gen.UShort, Gen.Bool).Sample((bytes, port, isIPv4) =>
        {
            var address = SocketName.Of(new IPEndPoint(new IPAddress(isIPv4 ? bytes[..4] : bytes), port), isTcp: false);
            var header = new byte[GatewayHeader.Bytes];
            GatewayHeader.Write(header, address);
            Assert.Equal(address, GatewayHeader.Read(header));
        });
}
