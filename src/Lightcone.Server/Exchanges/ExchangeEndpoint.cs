using System.Collections.Concurrent;
using Lightcone.Challenges.Exchanges;
using Lightcone.Edge.Exchanges;
using Lightcone.Identity;
using Lightcone.Server.Shards.Messages;
using Lightcone.Server.Shards;
using Lightcone.Wire;

namespace Lightcone.Server.Exchanges;

/// <summary><c>POST /v1/exchange</c>: reads and checks what agents and probes sign, outside the grains, and carries it
/// to whoever keeps their state (docs/ranging-protocol.md).</summary>
internal sealed class ExchangeEndpoint(IGrainFactory grains, ShardParts parts) : IDisposable
{
    private const int MostWaiting = 4096;
    private const int MostKnown = 1 << 20;

    private readonly SemaphoreSlim _workers = new(Environment.ProcessorCount);
    private readonly ConcurrentDictionary<Digest, VerificationKey> _hosts = new();
    private int _waiting;

    public void Dispose() => _workers.Dispose();

    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        if (await Body.ReadAsync(http.Request, SignedMessage.LongestBytes) is not { } bytes)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            return await CheckAsync(bytes) is { } call ? Reply(await CarryAsync(call)) : Reply(ExchangeAnswer.Unknown);
        }
        catch (ShardBusyException)
        {
            return Unavailable(http, StatusCodes.Status429TooManyRequests);
        }
        catch (Exception problem) when (problem is ShardLostException or TimeoutException or OrleansException)
        {
            return Unavailable(http, StatusCodes.Status503ServiceUnavailable);
        }
    }

    // At most as many at once as there are cores: whoever floods delays others, and takes no memory.
    private async Task<ExchangeCall?> CheckAsync(byte[] bytes)
    {
        // Who waits for news afterwards holds no worker, and is not counted.
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ShardBusyException("too many exchanges wait to be checked");
        }

        await _workers.WaitAsync();
        try
        {
            if (!SignedMessage.TryParse(bytes, out var message, out _)) return null;
            if (!ExchangeRequest.TryParse(message.Payload, out var request, out _)) return null;
            if (await KeyOfAsync(request.Sender) is not { } sender || !message.IsSignedBy(sender)) return null;
            // What is found good here is not computed again in the shard; what is not, the shard refuses by name.
            foreach (var one in request.Messages) one.IsSignedBy(sender);
            return new ExchangeCall { Bytes = bytes, Parsed = (message, request) };
        }
        finally
        {
            _workers.Release();
            Interlocked.Decrement(ref _waiting);
        }
    }

    private Task<ExchangeAnswer> CarryAsync(ExchangeCall call)
    {
        var sender = call.Parsed!.Value.Request.Sender;
        return parts.Catalogue.Landmark(sender) is not null
            ? grains.GetGrain<ILandmark>(sender.ToString()).ExchangeAsync(call)
            : grains.GetGrain<IShard>(ShardOf.Host(sender, parts.Store.ShardCount)).ExchangeAsync(call);
    }

    private async Task<VerificationKey?> KeyOfAsync(Digest sender)
    {
        if (parts.Catalogue.Landmark(sender) is { } landmark) return landmark.LongLived;
        if (_hosts.TryGetValue(sender, out var known)) return known;
        var shard = grains.GetGrain<IShard>(ShardOf.Host(sender, parts.Store.ShardCount));
        if (await shard.PublicKeyOfAsync(sender.ToArray()) is not { } spki) return null;
        if (!VerificationKey.TryParse(spki, out var key, out _)) return null;
        if (_hosts.Count < MostKnown) _hosts.TryAdd(sender, key); // a host's key never changes
        return key;
    }

    private static IResult Reply(ExchangeAnswer answer) => !answer.IsKnown
        ? Results.StatusCode(StatusCodes.Status403Forbidden)
        : Results.Bytes(new ExchangeReply
        {
            IsAccepted = answer.IsAccepted,
            Nonce = new Digest(answer.Nonce),
            Messages = [.. answer.Messages.Select(Parsed)],
            Notices = answer.Notices,
        }.ToBytes(), ExchangeClient.ContentType);

    // Of our own making: the shard or the landmark's inbox sent it.
    private static SignedMessage Parsed(byte[] bytes) => SignedMessage.TryParse(bytes, out var message, out var refusal)
        ? message
        : throw new InvalidOperationException(refusal.Detail);

    private static IResult Unavailable(HttpContext http, int status)
    {
        http.Response.Headers.RetryAfter = "2";
        return Results.StatusCode(status);
    }
}
