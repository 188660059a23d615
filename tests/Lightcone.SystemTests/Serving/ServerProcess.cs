using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Lightcone.Edge.Keys;
using Lightcone.Edge.Records;
using Lightcone.Identity;

namespace Lightcone.SystemTests.Serving;

/// <summary>A server as a process of its own, ended by its own id; and its API.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string[] _arguments;
    private readonly StringBuilder _words = new();
    private readonly HttpClient _http = new();
    private Process? _process;

    /// <param name="folder">Its state.</param>
    /// <param name="more">More of its command line.</param>
    public ServerProcess(string folder, params string[] more)
    {
        Folder = folder;
        _arguments = more;
        HeldFolder.Make(folder);
        Start();
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", File.ReadAllText(Path.Combine(folder, "admin.token")));
    }

    public static string Program =>
        Path.Combine(Repository.Root, "artifacts/bin/Lightcone.Server/release/lightcone-server");

    public string Folder { get; }

    /// <summary>Stays the same when it is started again.</summary>
    public Uri Address { get; private set; } = null!;

    public VerificationKey Verifier => KeyFile.LoadPublic(Path.Combine(Folder, "verifier.pem"));

    /// <summary>What it has used of the processor.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Of its memory what is in RAM.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    public string Words
    {
        get
        {
            lock (_words) return _words.ToString();
        }
    }

    /// <summary>As if the machine had stopped: no farewell.</summary>
    public void Kill()
    {
        if (_process is null) return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it, at the address that it had before.</summary>
    public void Start()
    {
        var addressFile = Path.Combine(Folder, "address");
        var listen = Address is null ? "127.0.0.1:0" : Address.Authority;
        File.Delete(addressFile);
        var start = new ProcessStartInfo(Program,
            ["run", "--folder", Folder, "--listen", listen, "--address-file", addressFile, .. _arguments])
        {
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_words) _words.AppendLine(line.Data);
        };
        _process.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        while (!File.Exists(addressFile) || new FileInfo(addressFile).Length == 0)
        {
            Assert.False(_process.HasExited, $"the server has ended: {Words}");
            Assert.True(watch.Elapsed < Patience, $"the server does not start: {Words}");
            Thread.Sleep(20);
        }

        Address = new Uri(File.ReadAllLines(addressFile)[0]);
    }

    public async Task<(HttpStatusCode Status, JsonElement Json)> SendAsync(
        HttpMethod method, string path, object? body = null, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        if (body is not null) request.Content = JsonContent.Create(body);
        if (method == HttpMethod.Put) request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var response = await _http.SendAsync(request, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        if (text.Length == 0) return (response.StatusCode, default);
        using var document = JsonDocument.Parse(text);
        return (response.StatusCode, document.RootElement.Clone());
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancel)
    {
        var (status, json) = await SendAsync(HttpMethod.Get, path, null, cancel);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {json}; {Words}");
        return json;
    }

    public async Task<byte[]> BundleAsync(string host, long seq, CancellationToken cancel) =>
        await _http.GetByteArrayAsync(new Uri(Address, $"/v1/hosts/{host}/verdicts/{seq}/bundle"), cancel);

    public async Task PutSiteAsync(string id, double latitude, double longitude, CancellationToken cancel) =>
        await MadeAsync(HttpMethod.Put, $"/v1/sites/{id}", new
        {
            name = id,
            latitude,
            longitude,
            @operator = "the operator",
            claims = new[] { new { kind = "outside", countries = new[] { "CN", "HK", "MO" } } },
        }, cancel);

    public async Task PutLandmarkAsync(
        string id, VerificationKey key, string endpoint, (double Latitude, double Longitude) at,
        CancellationToken cancel) =>
        await MadeAsync(HttpMethod.Put, $"/v1/landmarks/{id}", new
        {
            name = id,
            latitude = at.Latitude,
            longitude = at.Longitude,
            positionErrorKm = 1,
            faultDomain = $"domain of {id}",
            publicKey = Convert.ToBase64String(key.Spki),
            endpoints = new[] { endpoint },
        }, cancel);

    public async Task EnrolAsync(VerificationKey key, string site, CancellationToken cancel) =>
        await MadeAsync(
            HttpMethod.Post, "/v1/hosts", new { publicKey = Convert.ToBase64String(key.Spki), site }, cancel);

    public void Dispose()
    {
        Kill();
        _http.Dispose();
    }

    private async Task MadeAsync(HttpMethod method, string path, object body, CancellationToken cancel)
    {
        var (status, json) = await SendAsync(method, path, body, cancel);
        Assert.True(status == HttpStatusCode.Created, $"{path}: {status} {json}");
    }
}
