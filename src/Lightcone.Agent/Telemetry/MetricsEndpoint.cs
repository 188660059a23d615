using System.Globalization;
using System.Net;
using System.Text;
using Lightcone.Agent.Output;

namespace Lightcone.Agent.Telemetry;

/// <summary>Answers <c>GET /metrics</c> and <c>GET /healthz</c>, on this machine only unless told otherwise.</summary>
/// <remarks>One page is made at a time, and whoever asks meanwhile shares it: a driver that hangs costs one thread,
/// not one for each scrape. No request can change anything.</remarks>
/// <param name="address">Every address of the machine, or one. One is then the only name that the server answers to,
/// beside <c>localhost</c> if it is a loopback address: no page in a browser reads it under a name of its own.</param>
/// <param name="page">Makes the page of metrics; called by one thread at a time.</param>
/// <param name="time">For the limits.</param>
internal sealed class MetricsEndpoint(IPEndPoint address, Func<string> page, TimeProvider time) : IDisposable
{
    /// <summary>Beside dcgm-exporter's 9400.</summary>
    public const int UsualPort = 9409;

    private const int MostRequests = 16;
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private HttpListener? _listener;
    private Task<string>? _making;
    private int _requests;

    /// <summary>How long a scrape waits for the driver; Prometheus itself gives up after ten seconds.</summary>
    public TimeSpan PageLimit { get; init; } = TimeSpan.FromSeconds(9);

    /// <summary>On this machine only, on the usual port.</summary>
    public static IPEndPoint UsualAddress => new(IPAddress.Loopback, UsualPort);

    /// <exception cref="OutsideProblem">The address cannot be listened on.</exception>
    public void Start()
    {
        var port = string.Create(CultureInfo.InvariantCulture, $":{address.Port}/");
        if (address.Address.Equals(IPAddress.Any) || address.Address.Equals(IPAddress.IPv6Any))
            _listener = Listen(["http://*" + port]);
        else if (!IPAddress.IsLoopback(address.Address))
            _listener = Listen([$"http://{address}/"]);
        else
            // Where the name leads to an address that this machine does not have, it cannot be listened on.
            _listener = Listen([$"http://{address}/", "http://localhost" + port]) ?? Listen([$"http://{address}/"]);
        if (_listener is null)
        {
            throw new OutsideProblem(
                $"{address}: cannot be listened on; another program may, or the address is not this machine's");
        }
    }

    /// <summary>Answers until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var listener = _listener ?? throw new InvalidOperationException("Start first.");
        await using var stop = stopping.Register(listener.Close);
        while (!stopping.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }

            _ = AnswerAsync(context);
        }
    }

    public void Dispose() => _listener?.Close();

    private static HttpListener? Listen(IEnumerable<string> prefixes)
    {
        var listener = new HttpListener { IgnoreWriteExceptions = true };
        try
        {
            foreach (var prefix in prefixes) listener.Prefixes.Add(prefix);
            listener.Start();
            return listener;
        }
        catch (Exception)
        {
            // Besides its own exception the listener lets those of sockets through, which only the edge may name.
            listener.Close();
            return null;
        }
    }

    // Never throws: nobody awaits it.
    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var (status, text) = Interlocked.Increment(ref _requests) > MostRequests
                ? (HttpStatusCode.ServiceUnavailable, "too many requests at once\n")
                : await ReplyAsync(context.Request);
            await WriteAsync(context.Response, status, text).WaitAsync(WriteLimit, time);
        }
        catch (Exception)
        {
            // Whoever asked went away, or reads too slowly.
            context.Response.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _requests);
        }
    }

    private async Task<(HttpStatusCode Status, string Text)> ReplyAsync(HttpListenerRequest request)
    {
        var path = request.Url?.AbsolutePath;
        if (path is not ("/metrics" or "/healthz")) return (HttpStatusCode.NotFound, "see /metrics\n");
        if (request.HttpMethod != "GET") return (HttpStatusCode.MethodNotAllowed, "only GET\n");
        if (path == "/healthz") return (HttpStatusCode.OK, "ok\n");
        try
        {
            return (HttpStatusCode.OK, await SharedPage().WaitAsync(PageLimit, time));
        }
        catch (TimeoutException)
        {
            return (HttpStatusCode.ServiceUnavailable, "the driver does not answer\n");
        }
        catch (Exception)
        {
            return (HttpStatusCode.InternalServerError, "the metrics could not be read\n");
        }
    }

    private Task<string> SharedPage()
    {
        lock (_gate) return _making = _making is { IsCompleted: false } ? _making : Task.Run(page);
    }

    private static async Task WriteAsync(HttpListenerResponse response, HttpStatusCode status, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        response.StatusCode = (int)status;
        response.ContentType = Exposition.ContentType;
        response.ContentLength64 = body.Length;
        response.KeepAlive = false;
        if (status is HttpStatusCode.MethodNotAllowed) response.Headers["Allow"] = "GET";
        await response.OutputStream.WriteAsync(body);
        response.Close();
    }
}
