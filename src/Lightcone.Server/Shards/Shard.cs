using System.Security.Cryptography;
using Lightcone.Challenges.Exchanges;
using Lightcone.Identity;
using Lightcone.Server.Sessions;
using Lightcone.Server.Shards.Messages;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Server.Storage;
using Lightcone.Wire;
using Orleans.Concurrency;

namespace Lightcone.Server.Shards;

/// <inheritdoc cref="IShard"/>
[Reentrant]
internal sealed class Shard(ShardParts parts, ILogger<Shard> log) : Grain, IShard
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    /// <summary>Shorter than a call between servers may take; who was asked to wait longer is asked again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>What a host says of itself is kept in memory: no more of it than an inventory needs.</summary>
    private const int LongestDeclared = 64 << 10;

    private readonly News _news = new();
    private readonly ExchangeNonces _nonces = new();
    private readonly HashSet<Digest> _haveNonce = [];
    private Lease _lease = null!;
    private ShardMemory _memory = null!;
    private CommitQueue _commits = null!;
    private DateTimeOffset _renewedAt;
    private bool _isLost;

    private int Number => (int)this.GetPrimaryKeyLong();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            _lease = await parts.Store.TryLeaseAsync(OwnedKind.Shard, Number, parts.Silo, cancellationToken)
                ?? throw new ShardLostException("another server owns this shard");
            _memory = new ShardMemory(await parts.Store.ReadShardAsync(Number, cancellationToken), parts.Signer);
        }
        catch (StoreException problem)
        {
            Says.StoreFails(log, Number, problem.Message);
            throw new ShardLostException(problem.Message);
        }

        _commits = new CommitQueue(parts.Store, _lease, Lose);
        var now = _renewedAt = parts.Time.GetUtcNow();
        foreach (var host in _memory.Hosts) host.NextDue = parts.Pace.NextAfter(host.Row.Id, now);
        this.RegisterGrainTimer(
            TickAsync, new() { DueTime = Tick, Period = Tick, Interleave = true, KeepAlive = true });
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_lease is null) return;
        try
        {
            await parts.Store.ReleaseAsync(_lease, cancellationToken);
        }
        catch (StoreException problem)
        {
            Says.StoreFails(log, Number, problem.Message); // the lease runs out by itself
        }
    }

    public Task WakeAsync() => Task.CompletedTask;

    public async Task<EnrolOutcome> EnrolAsync(HostEnrolment enrolment)
    {
        _commits.ThrowIfFull();
        if (!VerificationKey.TryParse(enrolment.PublicKey, out var host, out _)) return EnrolOutcome.Refused;
        var rows = new ShardRows();
        var now = parts.Time.GetUtcNow();
        var outcome = _memory.Enrol(host, enrolment.Site, now, rows);
        if (outcome is not EnrolOutcome.Enrolled) return outcome;
        _memory.Find(host.Id)!.NextDue = parts.Pace.NextAfter(host.Id, now);
        await _commits.WriteAsync(rows);
        return outcome;
    }

    public Task<byte[]?> PublicKeyOfAsync(byte[] hostId) =>
        Task.FromResult(_memory.Find(new Digest(hostId))?.Row.Spki);

    public async Task<ExchangeAnswer> ExchangeAsync(ExchangeCall call)
    {
        if (call.Parsed is not var (message, request) || _memory.Find(request.Sender) is not { } host
            || !message.IsSignedBy(host.LongLived)) return ExchangeAnswer.Unknown;
        var next = new Digest(RandomNumberGenerator.GetBytes(Digest.Bytes));
        if (_haveNonce.Add(request.Sender)) _nonces.Add(host.LongLived, next);
        if (!_nonces.IsFresh(request.Sender, request.Nonce, next)) return new ExchangeAnswer { Nonce = next.ToArray() };
        var notices = await TakeAsync(request.Sender, request.Messages);
        var wait = request.Wait < LongestWait ? request.Wait : LongestWait;
        var due = await _news.WaitAsync(() => DueTo(host), wait, parts.Time);
        return new ExchangeAnswer { IsAccepted = true, Nonce = next.ToArray(), Messages = due, Notices = notices };
    }

    public Task<string[]> SubmitAsync(Submission submission) =>
        TakeAsync(new Digest(submission.Sender), submission.Messages);

    public Task<OpenOutcome> OpenAsync(byte[] hostId) => _memory.Find(new Digest(hostId)) is { } host
        ? OpenAsync(host)
        : Task.FromResult(OpenOutcome.UnknownHost);

    public Task<HostView?> ViewAsync(byte[] hostId) => Task.FromResult(_memory.Find(new Digest(hostId)) is { } host
        ? new HostView
        {
            Number = host.Row.Number,
            Site = host.Row.Site,
            EnrolledAt = host.Row.EnrolledAt,
            OpenSession = host.Latest.OpenSession?.ToArray(),
            VerdictSeq = host.Latest.VerdictSeq,
            AskedSeq = host.Latest.OpenedSeq,
            NextDue = host.NextDue,
            Declared = new Dictionary<string, byte[]>(host.Declared),
        }
        : null);

    private async Task<string[]> TakeAsync(Digest sender, IReadOnlyList<SignedMessage> messages)
    {
        if (messages.Count == 0) return [];
        _commits.ThrowIfFull();
        var rows = new ShardRows();
        List<string> notices = [];
        var now = parts.Time.GetUtcNow();
        foreach (var message in messages)
        {
            var refusal = message.Kind == Declaration.Kind
                ? Declare(sender, message)
                : _memory.Take(sender, message, now, rows);
            if (refusal is not null) notices.Add($"{message.Kind}: {refusal.Detail}");
        }

        if (rows.Count > 0)
        {
            await _commits.WriteAsync(rows);
            _news.Tell();
            Push();
        }

        return [.. notices];
    }

    // A word of the host of itself: the last of each topic is shown, and nothing hangs on it.
    private Refusal? Declare(Digest sender, SignedMessage message)
    {
        if (_memory.Find(sender) is not { } host || !Declaration.TryParse(message.Payload, out var said, out _)
            || said.OwnId != sender || !message.IsSignedBy(host.LongLived))
            return new Refusal(RefusalKind.BadSignature, 0, "It is no declaration that its sender signed.");
        if (said.Topic is not (Declaration.Inventory or Declaration.Pause) || said.Content.Length > LongestDeclared)
            return new Refusal(RefusalKind.TooLarge, 0, "Nothing is kept of that topic, or of that length.");
        host.Declared[said.Topic] = said.Content.ToArray();
        return null;
    }

    private async Task<OpenOutcome> OpenAsync(HostEntry host)
    {
        _commits.ThrowIfFull();
        if (host.Latest.OpenSession is not null) return OpenOutcome.UnderWay;
        var site = parts.Catalogue.Site(host.Row.Site);
        var plan = site is null ? null : SessionPlanner.Plan(site, host.Row.Id, parts.Catalogue.Landmarks);
        if (plan is null) return OpenOutcome.NoPlan;
        await parts.Store.PutDocumentAsync(SessionOpener.HashOf(plan.Register.Span), plan.Register, default);
        await parts.Store.PutDocumentAsync(SessionOpener.HashOf(plan.Policy.Span), plan.Policy, default);
        if (host.Latest.OpenSession is not null) return OpenOutcome.UnderWay; // opened while the store was busy
        var rows = new ShardRows();
        var session = _memory.Open(host, plan, parts.Timing, parts.Time.GetUtcNow(), rows);
        // Durable before anybody hears of it: no frame is sent in a session that could be forgotten.
        await _commits.WriteAsync(rows);
        _memory.Begin(session);
        _news.Tell();
        Push();
        return OpenOutcome.Opened;
    }

    private byte[][] DueTo(HostEntry host) => host.Latest.OpenSession is { } id && _memory.Session(id) is { } session
        ? Due(session, host.Row.Id)
        : [];

    private byte[][] Due(OpenSession session, Digest participant) => session.IsDeciding ? [] :
        [.. session.Broker.DueTo(participant, parts.Time.GetUtcNow()).Take(ExchangeRequest.MostMessages)
            .Select(message => message.ToArray())];

    // What does not arrive is due again after some seconds.
    private void Push()
    {
        foreach (var session in _memory.Sessions)
        {
            foreach (var (opening, _) in session.Broker.Openings)
            {
                var due = Due(session, opening.Landmark.Id);
                if (due.Length == 0) continue;
                GrainFactory.GetGrain<ILandmark>(opening.Landmark.Id.ToString()).PostAsync(due).Ignore();
            }
        }
    }

    private async Task TickAsync(CancellationToken cancel)
    {
        if (_isLost) return;
        var now = parts.Time.GetUtcNow();
        Push();
        _news.Tell();
        foreach (var session in _memory.Sessions.Where(one => !one.IsDeciding && one.IsOver(now)).ToList())
            _ = CloseAsync(session);
        await RenewAsync(now, cancel);
        foreach (var host in _memory.Hosts.Where(one => one.NextDue <= now).ToList())
        {
            host.NextDue = parts.Pace.NextAfter(host.Row.Id, now);
            await AskAsync(host);
        }
    }

    private async Task AskAsync(HostEntry host)
    {
        try
        {
            var outcome = await OpenAsync(host);
            if (outcome is OpenOutcome.NoPlan) Says.NoPlan(log, host.Row.Site);
        }
        catch (Exception problem) when (problem is StoreException or ShardLostException or ShardBusyException)
        {
            Says.StoreFails(log, Number, problem.Message); // not asked: counted apart from "asked, no answer"
        }
    }

    private async Task RenewAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (now - _renewedAt < RenewEvery && now >= _renewedAt) return;
        try
        {
            if (!await parts.Store.TryRenewAsync(_lease, cancel)) Lose("another server owns this shard");
            _renewedAt = now;
        }
        catch (StoreException problem)
        {
            Says.StoreFails(log, Number, problem.Message); // until the lease runs out, it may come back
        }
    }

    private async Task CloseAsync(OpenSession session)
    {
        session.IsDeciding = true;
        try
        {
            var now = parts.Time.GetUtcNow();
            // The clock may have been set back since the last message came.
            if (session.Broker.LastArrival is { } last && now < last) now = last;
            var decision = await parts.Decisions.DecideAsync(
                () => [.. session.Broker.ToEvidence().Select(one => one.Message)],
                session.Register, session.Policy, now);
            if (decision.Verdict is null) Says.NoVerdict(log, decision.Words);
            var rows = new ShardRows();
            _memory.Close(session, decision, now, rows);
            await _commits.WriteAsync(rows);
        }
        catch (Exception problem) when (problem is not ShardLostException)
        {
            Says.StoreFails(log, Number, problem.Message);
            session.IsDeciding = false; // the next tick tries again
        }
        catch (ShardLostException)
        {
            // The next owner finds the session open, and closes it.
        }
    }

    private void Lose(string problem)
    {
        if (_isLost) return;
        _isLost = true;
        Says.Lost(log, Number, problem);
        DeactivateOnIdle();
    }
}
