using System.Data.Common;
using Lightcone.Challenges;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Wire;

namespace Lightcone.Server.Storage;

/// <summary>Rows of either store, whose queries give the columns in one order.</summary>
internal static class RowReader
{
    public const string HostColumns = "id, spki, site, enrolled_at";
    public const string LatestColumns =
        "seq, open_session, opened_seq, open_expiry, verdict_seq, verdict_expiry, conclusion";

    public const string EventColumns = "session, host, kind, landmark, at, bytes";
    public const string VerdictColumns =
        "session, host, opened_seq, decided_at, expires_at, conclusion, register, policy, bytes";

    public const string RecordColumns = "kind, id, version, json";
    public const string AuditColumns = "seq, at, actor, action, subject, version";

    public static HostRow Host(DbDataReader row) =>
        new(row.GetInt32(0), Hash(row, 1), Bytes(row, 2), row.GetString(3), Micros.Time(row.GetInt64(4)));

    public static HostLatest Latest(DbDataReader row) => new()
    {
        Host = row.GetInt32(0),
        Seq = row.GetInt64(1),
        OpenSession = row.IsDBNull(2) ? null : SessionId.From(Bytes(row, 2)),
        OpenedSeq = row.GetInt64(3),
        OpenExpiry = Time(row, 4),
        VerdictSeq = row.GetInt64(5),
        VerdictExpiry = Time(row, 6),
        Conclusion = row.GetInt32(7),
    };

    public static SessionEvent Event(DbDataReader row) => new()
    {
        Seq = row.GetInt64(0),
        Session = SessionId.From(Bytes(row, 1)),
        Host = row.GetInt32(2),
        Kind = (SessionEventKind)row.GetInt32(3),
        Landmark = row.IsDBNull(4) ? null : Hash(row, 4),
        At = Micros.Time(row.GetInt64(5)),
        Bytes = Bytes(row, 6),
    };

    public static VerdictRow Verdict(DbDataReader row) => new()
    {
        Seq = row.GetInt64(0),
        Session = SessionId.From(Bytes(row, 1)),
        Host = row.GetInt32(2),
        OpenedSeq = row.GetInt64(3),
        DecidedAt = Micros.Time(row.GetInt64(4)),
        ExpiresAt = Micros.Time(row.GetInt64(5)),
        Conclusion = row.GetInt32(6),
        Register = Hash(row, 7),
        Policy = Hash(row, 8),
        Bytes = Bytes(row, 9),
    };

    public static RecordRow Record(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt64(2), Bytes(row, 3));

    public static AuditRow Audit(DbDataReader row) => new()
    {
        Seq = row.GetInt64(0),
        At = Micros.Time(row.GetInt64(1)),
        Actor = row.GetString(2),
        Action = row.GetString(3),
        Subject = row.GetString(4),
        Version = row.GetInt64(5),
    };

    private static DateTimeOffset? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Micros.Time(row.GetInt64(column));

    private static Digest Hash(DbDataReader row, int column) => new(Bytes(row, column));

    private static byte[] Bytes(DbDataReader row, int column) => (byte[])row.GetValue(column);
}
