using System.Net;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Challenges.Exchanges;
using Lightcone.Cli.Input;
using Lightcone.Edge.Exchanges;
using Lightcone.Identity;
using Lightcone.Ranging.Receipts;
using Lightcone.Wire;

namespace Lightcone.Cli.Commands.Live;

/// <summary>The verifier of one run, on the loopback: takes exchanges, relays offers, collects receipts. It never holds
/// a key of the timed phase.</summary>
internal sealed class RangeVerifier : IDisposable
{
    private const int MostTries = 64;

    private readonly SigningKey _key;
    private readonly HttpListener _http;
    private readonly ExchangeNonces _nonces = new();
    private readonly Dictionary<(Digest Sender, string Topic), Declaration> _declared = [];
    private readonly Dictionary<Digest, VerificationKey> _participants;
    private readonly Lock _lock = new();
    private readonly List<SessionBroker> _sessions = [];
    private TaskCompletionSource _news = New();

    public RangeVerifier(SigningKey key, IEnumerable<VerificationKey> participants)
    {
        _key = key;
        _participants = participants.ToDictionary(one => one.Id);
        foreach (var one in _participants.Values) _nonces.Add(one, Fresh());
        (_http, Address) = Listen();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>How many pairs there are, how many have both offers, and how many are complete.</summary>
    public (int Opened, int Agreed, int Complete) Progress
    {
        get
        {
            lock (_lock)
            {
                return (_sessions.Sum(one => one.PairCount), _sessions.Sum(one => one.AgreedCount),
                    _sessions.Sum(one => one.CompleteCount));
            }
        }
    }

    public void Dispose() => _http.Close();

    /// <summary>Opens sessions: both ends of each pair may fetch their opening.</summary>
    public void Open(IEnumerable<Opening> openings)
    {
        lock (_lock)
        {
            foreach (var session in openings.GroupBy(one => one.Session))
                _sessions.Add(new SessionBroker(session, _key));
        }

        Tell();
    }

    /// <summary>What a participant last said of itself; null if it said nothing of that.</summary>
    public Declaration? Declared(Digest sender, string topic)
    {
        lock (_lock) return _declared.GetValueOrDefault((sender, topic));
    }

    /// <summary>Of each pair, by its landmark, the signed record or the signed opening.</summary>
    public IReadOnlyList<(Digest Landmark, SignedMessage Message)> Evidence()
    {
        lock (_lock) return [.. _sessions.SelectMany(one => one.ToEvidence())];
    }

    private static (HttpListener, Uri) Listen()
    {
        for (var tries = 0; ; tries++)
        {
            var address = $"http://127.0.0.1:{RandomNumberGenerator.GetInt32(20_000, 60_000)}/";
            var http = new HttpListener();
            http.Prefixes.Add(address);
            try
            {
                http.Start();
                return (http, new Uri(address));
            }
            catch (HttpListenerException) when (tries < MostTries)
            {
                http.Close(); // the port is another's
            }
            catch (HttpListenerException problem)
            {
                throw new InputProblem($"no port of the loopback can be had ({problem.Message})");
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_http.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _http.GetContextAsync().ConfigureAwait(false));
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
            {
                return; // closed
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var response = context.Response;
        try
        {
            var message = context.Request.Url?.AbsolutePath == "/" + ExchangeClient.Path
                ? await ReadAsync(context.Request).ConfigureAwait(false)
                : null;
            if (message is null || await ReplyAsync(message).ConfigureAwait(false) is not { } reply)
            {
                response.StatusCode = (int)HttpStatusCode.Forbidden;
                return;
            }

            response.ContentType = ExchangeClient.ContentType;
            await response.OutputStream.WriteAsync(reply.ToBytes()).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is HttpListenerException or IOException or ObjectDisposedException)
        {
            // Whoever asked has gone, or the run is over.
        }
    }

    private static async Task<SignedMessage?> ReadAsync(HttpListenerRequest request)
    {
        if (request.HttpMethod != "POST") return null;
        if (request.ContentLength64 is <= 0 or > SignedMessage.LongestBytes) return null;
        var bytes = new byte[request.ContentLength64];
        await request.InputStream.ReadExactlyAsync(bytes).ConfigureAwait(false);
        return SignedMessage.TryParse(bytes, out var message, out _) ? message : null;
    }

    private async Task<ExchangeReply?> ReplyAsync(SignedMessage message)
    {
        var next = Fresh();
        ExchangeRequest? request;
        List<string> notices = [];
        lock (_lock)
        {
            if (!_nonces.TryTake(message, next, out request, out var isFresh, out _)) return null;
            if (!isFresh) return Reply(next, isAccepted: false, [], []);
            foreach (var one in request.Messages) Take(request.Sender, one, notices);
        }

        if (request.Messages.Count > 0) Tell();
        var due = await DueAsync(request).ConfigureAwait(false);
        return Reply(next, isAccepted: true, due, notices);
    }

    private void Take(Digest sender, SignedMessage message, List<string> notices)
    {
        if (message.Kind == Declaration.Kind)
        {
            if (!TryDeclare(sender, message)) notices.Add($"{message.Kind}: not a declaration that its sender signed");
            return;
        }

        var session = _sessions.Find(one => one.IsFor(sender, message));
        var refusal = session is null
            ? new Refusal(RefusalKind.WrongBinding, 0, "The message is of no session that is open.")
            : session.Take(sender, message, TimeProvider.System.GetUtcNow());
        if (refusal is not null) notices.Add($"{message.Kind}: {refusal.Detail}");
    }

    // A word of the host of itself: the last of each topic is shown, and nothing hangs on it.
    private bool TryDeclare(Digest sender, SignedMessage message)
    {
        var isRight = Declaration.TryParse(message.Payload, out var said, out _) && said.OwnId == sender
            && message.IsSignedBy(_participants[sender]) && said.Topic is (Declaration.Inventory or Declaration.Pause);
        if (isRight) _declared[(sender, said!.Topic)] = said;
        return isRight;
    }

    private async Task<IReadOnlyList<SignedMessage>> DueAsync(ExchangeRequest request)
    {
        var end = Task.Delay(request.Wait);
        while (true)
        {
            Task news;
            lock (_lock)
            {
                var now = TimeProvider.System.GetUtcNow();
                SignedMessage[] due = [.. _sessions.SelectMany(one => one.DueTo(request.Sender, now))
                    .Take(ExchangeRequest.MostMessages)];
                if (due.Length > 0 || end.IsCompleted) return due;
                news = _news.Task;
            }

            await Task.WhenAny(news, end).ConfigureAwait(false);
        }
    }

    private static ExchangeReply Reply(
        Digest next, bool isAccepted, IReadOnlyList<SignedMessage> messages, IReadOnlyList<string> notices) => new()
        {
            IsAccepted = isAccepted,
            Nonce = next,
            Messages = messages,
            Notices = notices,
        };

    private void Tell()
    {
        TaskCompletionSource told;
        lock (_lock) (told, _news) = (_news, New());
        told.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Digest Fresh() => new(RandomNumberGenerator.GetBytes(Digest.Bytes));
}
