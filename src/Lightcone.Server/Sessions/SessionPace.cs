using System.Buffers.Binary;
using System.Security.Cryptography;
using Lightcone.Wire;

namespace Lightcone.Server.Sessions;

/// <summary>When each host is asked: once in each period, at a moment that nobody without the schedule's key foretells
/// and whoever has it can compute again (server.md 15).</summary>
/// <param name="scheduleKey">32 bytes, secret.</param>
/// <param name="period">How often; whole seconds.</param>
internal sealed class SessionPace(byte[] scheduleKey, TimeSpan period)
{
    public TimeSpan Period { get; } = period >= TimeSpan.FromSeconds(1)
        ? period
        : throw new ArgumentOutOfRangeException(nameof(period), "A host is asked at most once a second.");

    /// <summary>The first moment after another at which a host is to be asked.</summary>
    public DateTimeOffset NextAfter(Digest hostId, DateTimeOffset now)
    {
        var epoch = now.ToUnixTimeMilliseconds() / (long)Period.TotalMilliseconds;
        var due = Due(hostId, epoch);
        return due > now ? due : Due(hostId, epoch + 1);
    }

    private DateTimeOffset Due(Digest hostId, long epoch)
    {
        var message = new byte[Digest.Bytes + sizeof(long)];
        hostId.WriteTo(message);
        BinaryPrimitives.WriteInt64BigEndian(message.AsSpan(Digest.Bytes), epoch);
        var length = (ulong)Period.TotalMilliseconds;
        var within = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(scheduleKey, message)) % length;
        return DateTimeOffset.FromUnixTimeMilliseconds((epoch * (long)length) + (long)within);
    }
}
