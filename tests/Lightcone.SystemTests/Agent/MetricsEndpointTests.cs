using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lightcone.Agent.Output;
using Lightcone.Agent.Telemetry;

namespace Lightcone.SystemTests.Agent;

public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task A_scrape_gets_the_page_by_address_and_by_name_and_anything_else_is_refused()
    {
        await using var served = Served.Start(() => "metric 1\n");
        using var answer = await served.Client.GetAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("metric 1\n", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("ok\n", await served.Client.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        Assert.Equal("metric 1\n", await served.Client.GetStringAsync(
            $"http://localhost:{served.Port}/metrics?x=1", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync(HttpMethod.Get, "/"));
        Assert.Equal(HttpStatusCode.NotFound, await served.StatusAsync(HttpMethod.Get, "/metrics/x"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await served.StatusAsync(HttpMethod.Post, "/metrics"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await served.StatusAsync(HttpMethod.Delete, "/healthz"));
    }

    [Fact]
    public async Task A_page_of_a_browser_cannot_read_it_under_a_name_of_its_own()
    {
        await using var served = Served.Start(() => "metric 1\n");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Host = $"evil.example:{served.Port}";
        using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_page_that_fails_is_an_answer_and_the_next_scrape_is_served()
    {
        var calls = 0;
        await using var served = Served.Start(() => ++calls == 1 ? throw new IOException("gone") : "metric 1\n");
        Assert.Equal(HttpStatusCode.InternalServerError, await served.StatusAsync(HttpMethod.Get, "/metrics"));
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(HttpMethod.Get, "/metrics"));
    }

    [Fact]
    public async Task A_driver_that_hangs_costs_one_thread_and_is_reported_within_the_limit()
    {
        using var hang = new ManualResetEventSlim();
        var calls = 0;
        var watch = Stopwatch.StartNew();
        await using (var served = Served.Start(Hang))
        {
            var statuses = await Task.WhenAll(
                Enumerable.Range(0, 5).Select(_ => served.StatusAsync(HttpMethod.Get, "/metrics")));
            Assert.All(statuses, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
            Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(HttpMethod.Get, "/healthz"));
            hang.Set();
        }

        Assert.Equal(1, calls);
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(9));

        string Hang()
        {
            Interlocked.Increment(ref calls);
            hang.Wait();
            return "";
        }
    }

    [Fact]
    public async Task More_requests_than_it_takes_at_once_are_told_so()
    {
        using var hang = new ManualResetEventSlim();
        await using var served = Served.Start(() =>
        {
            hang.Wait();
            return "metric 1\n";
        });
        var asked = Enumerable.Range(0, 40).Select(_ => TextAsync()).ToList();
        var first = await await Task.WhenAny(asked);
        hang.Set();
        Assert.Equal("too many requests at once\n", first);
        await Task.WhenAll(asked);
        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(HttpMethod.Get, "/metrics"));

        async Task<string> TextAsync()
        {
            using var answer = await served.Client.GetAsync("/metrics", TestContext.Current.CancellationToken);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_said_in_one_line()
    {
        await using var served = Served.Start(() => "");
        using var second = new MetricsEndpoint(
            new IPEndPoint(IPAddress.Loopback, served.Port), () => "", TimeProvider.System);
        var problem = Assert.Throws<OutsideProblem>(second.Start);
        Assert.StartsWith($"127.0.0.1:{served.Port}: cannot be listened on", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_no_request_do_not_end_it()
    {
        await using var served = Served.Start(() => "metric 1\n");
        foreach (var junk in new[] { "\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n", "" })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, served.Port, TestContext.Current.CancellationToken);
            await socket.GetStream().WriteAsync(
                System.Text.Encoding.ASCII.GetBytes(junk), TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, await served.StatusAsync(HttpMethod.Get, "/metrics"));
    }

    private sealed class Served : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly MetricsEndpoint _endpoint;
        private readonly Task _running;

        private Served(int port, Func<string> page)
        {
            Port = port;
            _endpoint = new MetricsEndpoint(new IPEndPoint(IPAddress.Loopback, port), page, TimeProvider.System)
            {
                PageLimit = TimeSpan.FromMilliseconds(400),
            };
            _endpoint.Start();
            _running = _endpoint.RunAsync(_stop.Token);
            Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        }

        public int Port { get; }

        public HttpClient Client { get; }

        public static Served Start(Func<string> page)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            var port = ((IPEndPoint)free.LocalEndpoint).Port;
            free.Stop();
            return new Served(port, page);
        }

        public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path)
        {
            using var request = new HttpRequestMessage(method, path);
            using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            _endpoint.Dispose();
            _stop.Dispose();
            Client.Dispose();
        }
    }
}
