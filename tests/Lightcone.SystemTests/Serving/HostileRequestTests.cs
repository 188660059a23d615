using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Lightcone.Challenges.Exchanges;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.SystemTests.Serving;

/// <summary>What anybody may send to the one route that needs no token.</summary>
public sealed class HostileRequestTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private FleetScene _scene = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Uri Exchange => new(_scene.Server.Address, "/v1/exchange");

    public async ValueTask InitializeAsync() => _scene = await FleetScene.StartAsync(hosts: 1, Cancel);

    public async ValueTask DisposeAsync()
    {
        // Whatever was sent, the server goes on.
        _scene.Run();
        var host = _scene.Hosts[0];
        await _scene.Server.SendAsync(HttpMethod.Post, $"/v1/hosts/{host.Key.Public.Id}/sessions", null, Cancel);
        await _scene.VerdictsAsync(host, 1, Cancel);
        _http.Dispose();
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task Bytes_that_are_no_exchange_of_a_known_key_are_answered_nothing()
    {
        const int Seed = 11;
        var random = new Random(Seed);
        using var stranger = new SigningKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var known = _scene.Hosts[0].Key.Public.Id;
        List<byte[]> requests =
        [
            [], [0], Request(stranger.Public.Id, stranger), // nobody knows it
            Request(known, stranger), // another's name
            Request(_scene.Landmarks[0].Key.Public.Id, stranger),
            Request(_scene.Landmarks[0].Key.Public.Id, _scene.Hosts[0].Key),
            SignedMessage.Sign("no exchange"u8, stranger).ToArray(),
        ];
        var valid = Request(known, _scene.Hosts[0].Key);
        for (var i = 0; i < 200; i++)
        {
            var changed = valid.ToArray();
            changed[random.Next(changed.Length)] ^= (byte)(1 + random.Next(255));
            requests.Add(changed);
            requests.Add(valid[..random.Next(valid.Length)]);
        }

        foreach (var bytes in requests)
        {
            using var response = await _http.PostAsync(Exchange, new ByteArrayContent(bytes), Cancel);
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"seed {Seed}: {response.StatusCode}");
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancel));
        }
    }

    [Fact]
    public async Task A_body_of_a_gigabyte_is_refused_before_it_is_sent_and_one_that_does_not_say_so_before_it_is_kept()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Exchange.Port, Cancel);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /v1/exchange HTTP/1.1\r\nHost: a\r\nContent-Length: 1073741824\r\n\r\n"), Cancel);
        var answer = new byte[64];
        var length = await stream.ReadAsync(answer, Cancel);
        Assert.StartsWith("HTTP/1.1 413", Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);

        using var chunked = new HttpRequestMessage(HttpMethod.Post, Exchange)
        {
            Content = new StreamContent(new Zeros(64 << 20)),
        };
        chunked.Headers.TransferEncodingChunked = true;
        try
        {
            using var response = await _http.SendAsync(chunked, Cancel);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server has closed while the rest was being sent.
        }
    }

    [Fact]
    public async Task Ten_thousand_idle_connections_do_not_keep_others_out()
    {
        List<TcpClient> idle = [];
        try
        {
            for (var i = 0; i < 10_000; i++)
            {
                var client = new TcpClient();
                idle.Add(client);
                await client.ConnectAsync(IPAddress.Loopback, Exchange.Port, Cancel);
            }

            var (status, _) = await _scene.Server.SendAsync(HttpMethod.Get, "/v1/landmarks", null, Cancel);
            Assert.Equal(HttpStatusCode.OK, status);
        }
        finally
        {
            foreach (var client in idle) client.Dispose();
        }
    }

    private static byte[] Request(Digest sender, SigningKey signer) => SignedMessage.Sign(new ExchangeRequest
    {
        Sender = sender,
        Nonce = Digest.Zeros,
        Wait = TimeSpan.Zero,
        Messages = [],
    }.ToPayload(), signer).ToArray();

    private sealed class Zeros(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            Array.Clear(buffer, offset, read);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
