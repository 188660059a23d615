using System.Security.Cryptography;
using Lightcone.Challenges.Exchanges;
using Lightcone.Identity;
using Lightcone.Server.Sessions;
using Lightcone.Server.Shards.Messages;
using Lightcone.Wire;
using Orleans.Concurrency;

namespace Lightcone.Server.Shards;

/// <inheritdoc cref="ILandmark"/>
[Reentrant]
internal sealed class LandmarkInbox(ShardParts parts) : Grain, ILandmark
{
    private const int MostWaiting = 16_384;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>What was not fetched by then is sent again by its shard, if it still means anything.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);

    private readonly News _news = new();
    private readonly ExchangeNonces _nonces = new();
    private readonly Dictionary<Digest, (byte[] Bytes, DateTimeOffset Since)> _waiting = [];
    private bool _hasNonce;

    public async Task<ExchangeAnswer> ExchangeAsync(ExchangeCall call)
    {
        if (call.Parsed is not var (message, request) || request.Sender.ToString() != this.GetPrimaryKeyString()
            || parts.Catalogue.Landmark(request.Sender) is not { } landmark
            || !message.IsSignedBy(landmark.LongLived)) return ExchangeAnswer.Unknown;
        var next = new Digest(RandomNumberGenerator.GetBytes(Digest.Bytes));
        if (!_hasNonce) _nonces.Add(landmark.LongLived, next);
        _hasNonce = true;
        if (!_nonces.IsFresh(request.Sender, request.Nonce, next)) return new ExchangeAnswer { Nonce = next.ToArray() };
        var notices = await SubmitAsync(request);
        var wait = request.Wait < LongestWait ? request.Wait : LongestWait;
        var due = await _news.WaitAsync(Drain, wait, parts.Time);
        return new ExchangeAnswer { IsAccepted = true, Nonce = next.ToArray(), Messages = due, Notices = notices };
    }

    public Task PostAsync(byte[][] messages)
    {
        var now = parts.Time.GetUtcNow();
        foreach (var (hash, _) in _waiting.Where(one => now - one.Value.Since > Keep).ToList()) _waiting.Remove(hash);
        foreach (var bytes in messages)
        {
            if (_waiting.Count < MostWaiting) _waiting[new Digest(SHA256.HashData(bytes))] = (bytes, now);
        }

        _news.Tell();
        return Task.CompletedTask;
    }

    private byte[][] Drain()
    {
        var due = _waiting.Take(ExchangeRequest.MostMessages).ToList();
        foreach (var (hash, _) in due) _waiting.Remove(hash);
        return [.. due.Select(one => one.Value.Bytes)];
    }

    private async Task<string[]> SubmitAsync(ExchangeRequest request)
    {
        List<string> notices = [];
        Dictionary<int, List<SignedMessage>> byShard = [];
        foreach (var message in request.Messages)
        {
            if (MessageAddress.Of(message) is not { } address)
            {
                notices.Add($"{message.Kind}: it belongs to no session");
                continue;
            }

            var shard = ShardOf.Host(address.Host, parts.Store.ShardCount);
            if (!byShard.TryGetValue(shard, out var list)) byShard.Add(shard, list = []);
            list.Add(message);
        }

        var answers = await Task.WhenAll(byShard.Select(one => GrainFactory.GetGrain<IShard>(one.Key).SubmitAsync(
            new Submission
            {
                Sender = request.Sender.ToArray(),
                Bytes = [.. one.Value.Select(message => message.ToArray())],
                Messages = [.. one.Value],
            })));
        return [.. notices, .. answers.SelectMany(one => one)];
    }
}
