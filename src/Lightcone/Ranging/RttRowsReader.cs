using System.Diagnostics.CodeAnalysis;
using System.Text;
using Lightcone.Wire;

namespace Lightcone.Ranging;

/// <summary>Reads <c>rtts.csv</c> against a list of hosts.</summary>
internal static class RttRowsReader
{
    private const int LandmarkColumn = 0;
    private const int TargetColumn = 1;
    private const int RttColumn = 2;

    private static readonly CsvShape Shape = new()
    {
        Required = ["landmark", "target", "rtt_ms"],
        MaxBytes = RttSet.MaxRttsBytes,
        MaxRows = RttSet.MaxMeasurements,
    };

    internal sealed record Rows(IReadOnlyList<RttRow> List, IReadOnlyList<string> IgnoredColumns);

    internal static bool TryRead(ReadOnlyMemory<byte> text, IReadOnlyList<RttHost> hosts,
        [NotNullWhen(true)] out Rows? rows, [NotNullWhen(false)] out Refusal? refusal)
    {
        rows = null;
        if (!CsvReader.TryOpen(text, Shape, out var csv, out refusal)) return false;
        var indexOf = new Dictionary<string, int>(hosts.Count, StringComparer.Ordinal);
        foreach (var host in hosts) indexOf.Add(host.Id, indexOf.Count);
        var lookup = indexOf.GetAlternateLookup<ReadOnlySpan<char>>();
        var list = new List<RttRow>();
        var pairs = new HashSet<long>();
        while (csv.TryNext(out refusal))
        {
            if (!TryRow(csv, lookup, out var row, out refusal)) return false;
            if (!pairs.Add(((long)row.LandmarkIndex << 32) | (uint)row.TargetIndex))
            {
                refusal = csv.Refuse(RefusalKind.DuplicatePair,
                    $"{hosts[row.LandmarkIndex].Id} to {hosts[row.TargetIndex].Id} is measured before; "
                    + "give each pair once, with its least time.");
                return false;
            }

            list.Add(row);
        }

        if (refusal is not null) return false;
        rows = new Rows(list, csv.IgnoredColumns);
        return true;
    }

    /// <summary>The refusal for a number that is not acceptable, or null if it is.</summary>
    internal static Refusal? RefuseForm(CsvReader csv, int column, DecimalText.Form form, string expected) =>
        form switch
        {
            DecimalText.Form.Valid => null,
            DecimalText.Form.NotFinite => csv.RefuseField(RefusalKind.NotFinite, column, expected),
            DecimalText.Form.Malformed => csv.RefuseField(RefusalKind.BadNumber, column, expected),
            _ => csv.RefuseField(RefusalKind.OutOfRange, column, expected),
        };

    private static bool TryRow(CsvReader csv, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup,
        [NotNullWhen(true)] out RttRow? row, [NotNullWhen(false)] out Refusal? refusal)
    {
        row = null;
        const string Expected = "must be milliseconds above 0 and at most 10000, in plain decimals such as 12.345.";
        if (!TryHost(csv, LandmarkColumn, lookup, out var landmark, out refusal)) return false;
        if (!TryHost(csv, TargetColumn, lookup, out var target, out refusal)) return false;
        if (landmark == target)
        {
            refusal = csv.RefuseField(RefusalKind.SelfMeasurement, TargetColumn, "a host is not measured by itself.");
            return false;
        }

        var form = DecimalText.Scale(csv.Field(RttColumn), 6, RttSet.LongestRoundTripNanoseconds, out var nanoseconds);
        refusal = RefuseForm(csv, RttColumn, form, Expected);
        if (refusal is null && nanoseconds == 0)
            refusal = csv.RefuseField(RefusalKind.OutOfRange, RttColumn, Expected);
        if (refusal is not null) return false;
        row = new RttRow(landmark, target, new RoundTrip(nanoseconds));
        return true;
    }

    private static bool TryHost(CsvReader csv, int column,
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup, out int index,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        const int MaxIdBytes = 200;
        refusal = null;
        index = -1;
        var field = csv.Field(column);
        Span<char> text = stackalloc char[MaxIdBytes];
        if (field.Length <= MaxIdBytes)
        {
            var length = Encoding.UTF8.GetChars(field, text);
            if (lookup.TryGetValue(text[..length], out index)) return true;
        }

        refusal = csv.RefuseField(RefusalKind.UnknownHost, column, "there is no such host in hosts.csv.");
        return false;
    }
}
