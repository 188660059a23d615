using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Lightcone.Challenges.Exchanges;
using Lightcone.Edge.Records;
using Lightcone.Edge.Sockets;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Edge.Exchanges;

/// <summary>Exchanges signed messages with the verifier: one POST each, by whoever dials out. The verifier cannot call,
/// and what it answers is looked at only where it is signed.</summary>
public sealed class ExchangeClient : IDisposable
{
    /// <summary>The path under the verifier's address.</summary>
    public const string Path = "v1/exchange";

    /// <summary>The content type of requests and replies.</summary>
    public const string ContentType = "application/cbor";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly SigningKey _own;
    private readonly Ledger? _ledger;
    private readonly string _place;
    private Digest? _nonce;

    /// <summary>A client of one verifier.</summary>
    /// <param name="verifier">Its address: https, or http on the loopback alone.</param>
    /// <param name="own">The sender's long-lived key; disposed by the caller.</param>
    /// <param name="ledger">Where to note what leaves; null for a program that keeps none.</param>
    /// <param name="gateway">The forwarder to go through; null to dial the verifier itself.</param>
    /// <exception cref="EdgeException">The address would send signed words in the open.</exception>
    public ExchangeClient(Uri verifier, SigningKey own, Ledger? ledger, IPEndPoint? gateway)
    {
        if (verifier.Scheme != Uri.UriSchemeHttps && !(verifier.Scheme == Uri.UriSchemeHttp && verifier.IsLoopback))
            throw new EdgeException($"{verifier}: the verifier's address must begin with https://");
        // A password would stand in the log and in the status; a question would swallow the path.
        if (verifier.UserInfo.Length > 0 || verifier.Query.Length > 0 || verifier.Fragment.Length > 0)
            throw new EdgeException("the verifier's address must have no name, password, ? or # in it");
        (_own, _ledger) = (own, ledger);
        _address = new Uri(verifier.AbsoluteUri.TrimEnd('/') + "/" + Path);
        _place = gateway is null ? _address.ToString() : $"{_address} by way of {gateway}";
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = gateway is null,
            ConnectTimeout = Patience,
            MaxResponseHeadersLength = 16,
        };
        if (gateway is not null)
            handler.ConnectCallback = (to, cancel) => Tunnel.DialAsync(gateway, to.DnsEndPoint, cancel);
        _http = new HttpClient(handler)
        {
            Timeout = ExchangeRequest.LongestWait + Patience,
            MaxResponseContentBufferSize = ExchangeReply.MostBytes,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Sends messages, and takes what is due to this sender.</summary>
    /// <param name="messages">To send; may be none.</param>
    /// <param name="wait">How long the verifier may hold its reply back until it has something.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="EdgeException">The verifier does not know this key, or what answered is no
    /// verifier.</exception>
    /// <exception cref="HttpRequestException">The verifier could not be reached.</exception>
    public async Task<ExchangeReply> ExchangeAsync(
        IReadOnlyList<SignedMessage> messages, TimeSpan wait, CancellationToken cancel)
    {
        // What is said under no nonce is not heard: the first question is for the nonce alone.
        if (_nonce is null) await AskAsync([], TimeSpan.Zero, cancel).ConfigureAwait(false);
        var reply = await AskAsync(messages, wait, cancel).ConfigureAwait(false);
        // The nonce was not the one that was due, as after the verifier began anew: the reply has the right one.
        if (!reply.IsAccepted) reply = await AskAsync(messages, wait, cancel).ConfigureAwait(false);
        return reply.IsAccepted
            ? reply
            : throw new EdgeException($"{_address}: the verifier takes no nonce of its own");
    }

    private async Task<ExchangeReply> AskAsync(
        IReadOnlyList<SignedMessage> messages, TimeSpan wait, CancellationToken cancel)
    {
        var request = new ExchangeRequest
        {
            Sender = _own.Public.Id,
            Nonce = _nonce ?? Digest.Zeros,
            Wait = wait,
            Messages = messages,
        };
        var bytes = SignedMessage.Sign(request.ToPayload(), _own).ToArray();
        Note(messages, bytes);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(ContentType);
        using var response = await _http.PostAsync(_address, content, cancel).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Forbidden)
            throw new EdgeException($"{_address}: the verifier does not know this key; enrol {_own.Public.Id}");
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
        if (!ExchangeReply.TryParse(body, out var reply, out var refusal))
            throw new EdgeException($"{_address}: what answers is no verifier ({refusal.Detail})");
        _nonce = reply.Nonce;
        return reply;
    }

    private void Note(IReadOnlyList<SignedMessage> messages, byte[] bytes)
    {
        var kinds = messages.Select(message => message.Kind ?? "?").GroupBy(kind => kind)
            .Select(group => $"{group.Count()} {group.Key}");
        var what = messages.Count == 0 ? "exchange: nothing but the question" : $"exchange: {string.Join(", ", kinds)}";
        _ledger?.Add(what, _place, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
