using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Lightcone.SystemTests.Serving;

/// <summary>Who may do what: every route, for every role and for nobody.</summary>
public sealed class AccessTests(OneServer server) : IClassFixture<OneServer>, IDisposable
{
    private const string Host = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string Readers = "viewer operator inspector auditor admin";

    private static readonly string[] Roles =
        ["viewer", "operator", "vendorCompliance", "inspector", "auditor", "landmark", "admin"];

    /// <summary>Method, path and the roles that may use it; what is not here must not exist.</summary>
    private static readonly (string Method, string Path, string Roles)[] Table =
    [
        ("PUT", "/v1/sites/a", "admin"), ("GET", "/v1/sites/a", Readers), ("GET", "/v1/sites", Readers),
        ("PUT", "/v1/landmarks/a", "admin landmark"), ("GET", "/v1/landmarks/a", Readers + " landmark"),
        ("GET", "/v1/landmarks", Readers + " landmark"), ("POST", "/v1/hosts", "operator admin"),
        ("GET", $"/v1/hosts/{Host}", Readers), ("POST", $"/v1/hosts/{Host}/sessions", "operator inspector admin"),
        ("GET", $"/v1/hosts/{Host}/verdicts", Readers), ("GET", $"/v1/hosts/{Host}/verdicts/1/bundle", Readers),
        ("POST", "/v1/tokens", "admin"), ("GET", "/v1/tokens", "admin"), ("DELETE", "/v1/tokens/a", "admin"),
        ("GET", "/v1/audit", "auditor admin"),
    ];

    private readonly HttpClient _http = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FleetScene Scene => server.Scene;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Every_route_lets_in_its_roles_and_nobody_else()
    {
        Dictionary<string, string> tokens = [];
        foreach (var role in Roles) tokens.Add(role, await TokenAsync(role));
        foreach (var (method, path, allowed) in Table)
        {
            var (nobody, problem) = await AskAsync(method, path, null);
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, nobody));
            Assert.Equal("unauthorized", problem.GetProperty("code").GetString());
            Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(method, path, "lct_0123456789abcdef_00")).Status);
            foreach (var role in Roles)
            {
                var (status, _) = await AskAsync(method, path, tokens[role]);
                var isIn = allowed.Split(' ').Contains(role);
                Assert.True(isIn == (status != HttpStatusCode.Forbidden), $"{method} {path} as {role}: {status}");
                Assert.NotEqual(HttpStatusCode.Unauthorized, status);
            }
        }
    }

    [Fact]
    public async Task Nothing_is_there_that_the_table_does_not_name()
    {
        foreach (var path in new[] { "/", "/v1", "/v1/cases", "/admin", "/v1/hosts" })
            Assert.Contains((await AskAsync("DELETE", path, null)).Status,
                new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed, HttpStatusCode.Unauthorized });
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("GET", "/healthz", null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("GET", "/readyz", null)).Status);
        var (status, version) = await AskAsync("GET", "/version", null);
        Assert.Equal((HttpStatusCode.OK, 1), (status, version.GetProperty("algorithm").GetInt32()));
    }

    [Fact]
    public async Task A_token_is_one_only_as_it_was_given()
    {
        var token = await TokenAsync("viewer");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("GET", "/v1/sites", token)).Status);
        foreach (var wrong in new[]
        {
            token[..^1], token + "0", token.ToUpperInvariant(),
            token.Replace("lct_", "lct__", StringComparison.Ordinal),
            token[..^1] + (token[^1] == '0' ? '1' : '0'), "", new string('a', 5000),
        })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync("GET", "/v1/sites", wrong)).Status);
        }
    }

    [Fact]
    public async Task A_token_that_was_revoked_lets_nobody_in_and_no_list_shows_what_would()
    {
        var token = await TokenAsync("admin");
        var id = token.Split('_')[1];
        var (status, list) = await AskAsync("GET", "/v1/tokens", token);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(token.Split('_')[2], list.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sha256", list.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(list.GetProperty("items").EnumerateArray(), one => one.GetProperty("id").GetString() == id);
        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync("DELETE", $"/v1/tokens/{id}", token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync("GET", "/v1/tokens", token)).Status);
        var admin = await File.ReadAllTextAsync(Path.Combine(Scene.Server.Folder, "admin.token"), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("DELETE", "/v1/tokens/0000000000000000", admin)).Status);
        var newest = (await AskAsync("GET", "/v1/audit?limit=1", admin)).Json.GetProperty("items")[0];
        Assert.Equal("revoked", newest.GetProperty("action").GetString());
    }

    [Theory]
    [InlineData("""{"name":"a","role":"viewer","days":400}""")]
    [InlineData("""{"name":"a","role":"readers"}""")]
    [InlineData("""{"name":"a","role":"127"}""")]
    [InlineData("""{"name":"a","role":"none"}""")]
    [InlineData("""{"name":"","role":"viewer"}""")]
    [InlineData("""{"name":"a","role":"viewer","day":4}""")] // a field that it does not know
    [InlineData("""{"role":"viewer"}""")]
    [InlineData("""{"name":null,"role":"viewer"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public async Task What_is_no_wish_for_a_token_is_refused(string body)
    {
        var admin = await File.ReadAllTextAsync(Path.Combine(Scene.Server.Folder, "admin.token"), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync("POST", "/v1/tokens", admin, body)).Status);
    }

    [Fact]
    public async Task A_site_is_replaced_under_its_version_alone_and_the_audit_trail_says_by_whom()
    {
        var admin = await File.ReadAllTextAsync(Path.Combine(Scene.Server.Folder, "admin.token"), Cancel);
        const string Body = """
            {"name":"b","latitude":1,"longitude":2,"operator":"o","claims":[{"kind":"outside","countries":["CN"]}]}
            """;
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await AskAsync("PUT", "/v1/sites/b", admin, Body)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed,
            (await AskAsync("PUT", "/v1/sites/b", admin, Body, "\"1\"")).Status);
        Assert.Equal(HttpStatusCode.Created, (await AskAsync("PUT", "/v1/sites/b", admin, Body, "*")).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed,
            (await AskAsync("PUT", "/v1/sites/b", admin, Body, "*")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("PUT", "/v1/sites/b", admin, Body, "\"1\"")).Status);
        var (_, site) = await AskAsync("GET", "/v1/sites/b", admin);
        Assert.Equal(2, site.GetProperty("version").GetInt64());
        var newest = (await AskAsync("GET", "/v1/audit?limit=1", admin)).Json.GetProperty("items")[0];
        Assert.Equal(("changed", "site b"),
            (newest.GetProperty("action").GetString(), newest.GetProperty("subject").GetString()));
        Assert.Equal(admin.Split('_')[1], newest.GetProperty("actor").GetString());
    }

    [Fact]
    public async Task A_landmarks_key_never_changes_and_is_no_other_landmarks()
    {
        var keys = Scene.Landmarks.Select(one => Convert.ToBase64String(one.Key.Public.Spki)).ToArray();
        var admin = await File.ReadAllTextAsync(Path.Combine(Scene.Server.Folder, "admin.token"), Cancel);
        foreach (var (id, key, match) in new[] { ("johor", keys[1], "\"1\""), ("another", keys[0], "*") })
        {
            var body = $$"""
                {"name":"a","latitude":1,"longitude":2,"faultDomain":"d","publicKey":"{{key}}",
                 "endpoints":["udp 192.0.2.1:7"]}
                """;
            var (status, problem) = await AskAsync("PUT", $"/v1/landmarks/{id}", admin, body, match);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("key", problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"kind":"outside","countries":["China"]}""")]
    [InlineData("""{"kind":"outside","countries":["XX"]}""")]
    [InlineData("""{"kind":"outside","countries":[]}""")]
    [InlineData("""{"kind":"outside","countries":[null]}""")]
    [InlineData("""{"kind":"outside"}""")]
    [InlineData("""{"kind":"beside","countries":["CN"]}""")]
    [InlineData("""{"kind":"within","latitude":1,"longitude":2}""")]
    [InlineData("""{"kind":"within","latitude":91,"longitude":2,"radiusKm":5}""")]
    [InlineData("""{"kind":"within","latitude":1,"longitude":2,"radiusKm":20040}""")]
    [InlineData("""{"kind":"within","latitude":1,"longitude":2,"radiusKm":5},{"kind":"in"}""")]
    public async Task A_site_whose_claims_mean_nothing_is_refused(string claims)
    {
        var admin = await File.ReadAllTextAsync(Path.Combine(Scene.Server.Folder, "admin.token"), Cancel);
        var body = $$"""{"name":"b","latitude":1,"longitude":2,"operator":"o","claims":[{{claims}}]}""";
        var (status, problem) = await AskAsync("PUT", "/v1/sites/b", admin, body, "*");
        Assert.True(status == HttpStatusCode.BadRequest, $"{status} {problem}");
    }

    private async Task<string> TokenAsync(string role)
    {
        var (status, json) = await Scene.Server.SendAsync(
            HttpMethod.Post, "/v1/tokens", new { name = "test", role }, Cancel);
        Assert.Equal(HttpStatusCode.Created, status);
        return json.GetProperty("token").GetString()!;
    }

    private async Task<(HttpStatusCode Status, JsonElement Json)> AskAsync(
        string method, string path, string? token, string body = "{}", string? match = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Scene.Server.Address, path));
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (method is "PUT" or "POST")
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        if (match is not null)
            request.Headers.TryAddWithoutValidation(match == "*" ? "If-None-Match" : "If-Match", match);
        using var response = await _http.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true)
            return (response.StatusCode, default);
        using var document = JsonDocument.Parse(text);
        return (response.StatusCode, document.RootElement.Clone());
    }
}
