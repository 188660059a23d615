using Lightcone.Server.Shards.Messages;

namespace Lightcone.Server.Shards;

/// <summary>The one owner of the hosts of a shard, of their sessions and verdicts (server.md 1, 2).</summary>
internal interface IShard : IGrainWithIntegerKey
{
    /// <summary>Keeps the shard alive.</summary>
    public Task WakeAsync();

    public Task<EnrolOutcome> EnrolAsync(HostEnrolment enrolment);

    /// <summary>The SubjectPublicKeyInfo of a host; null where it is not enrolled here.</summary>
    public Task<byte[]?> PublicKeyOfAsync(byte[] hostId);

    /// <summary>An exchange of one of the hosts. What was accepted of it is durable when this returns.</summary>
    public Task<ExchangeAnswer> ExchangeAsync(ExchangeCall call);

    /// <summary>Messages of a landmark. What was accepted of them is durable when this returns.</summary>
    /// <returns>What was refused, in words.</returns>
    public Task<string[]> SubmitAsync(Submission submission);

    /// <summary>Asks a host now.</summary>
    public Task<OpenOutcome> OpenAsync(byte[] hostId);

    public Task<HostView?> ViewAsync(byte[] hostId);
}
