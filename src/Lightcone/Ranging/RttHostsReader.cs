using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Lightcone.Geodesy;
using Lightcone.Wire;

namespace Lightcone.Ranging;

/// <summary>Reads <c>hosts.csv</c>.</summary>
internal static class RttHostsReader
{
    private const int HostColumn = 0;
    private const int NameColumn = 1;
    private const int CountryColumn = 2;
    private const int LatitudeColumn = 3;
    private const int LongitudeColumn = 4;
    private const int PositionErrorColumn = 5;
    private const int FaultDomainColumn = 6;
    private const int KeyIdColumn = 7;

    /// <summary>No host is farther from its declared place than half-way round the Earth.</summary>
    private const long LargestPositionErrorMillimetres = 20_100_000_000;

    private static readonly CsvShape Shape = new()
    {
        Required = ["host", "name", "country", "lat", "lon"],
        Optional = ["position_error_km", "fault_domain", "key_id"],
        MaxBytes = RttSet.MaxHostsBytes,
        MaxRows = RttSet.MaxHosts,
    };

    internal sealed record Hosts(
        IReadOnlyList<RttHost> List, bool StatesFaultDomains, IReadOnlyList<string> IgnoredColumns);

    internal static bool TryRead(ReadOnlyMemory<byte> text,
        [NotNullWhen(true)] out Hosts? hosts, [NotNullWhen(false)] out Refusal? refusal)
    {
        hosts = null;
        if (!CsvReader.TryOpen(text, Shape, out var csv, out refusal)) return false;
        var list = new List<RttHost>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var keys = new HashSet<Digest>();
        while (csv.TryNext(out refusal))
        {
            if (!TryHost(csv, out var host, out refusal)) return false;
            if (!seen.Add(host.Id))
            {
                refusal = csv.RefuseField(RefusalKind.DuplicateHost, HostColumn, "it is listed before.");
                return false;
            }

            if (host.KeyId is { } key && !keys.Add(key))
            {
                refusal = csv.RefuseField(RefusalKind.DuplicateHost, KeyIdColumn, "another host has this key.");
                return false;
            }

            list.Add(host);
        }

        if (refusal is not null) return false;
        hosts = new Hosts(list, csv.Has(FaultDomainColumn), csv.IgnoredColumns);
        return true;
    }

    private static bool TryHost(CsvReader csv,
        [NotNullWhen(true)] out RttHost? host, [NotNullWhen(false)] out Refusal? refusal)
    {
        host = null;
        if (!TryText(csv, HostColumn, out var id, out refusal)) return false;
        if (id.Length == 0)
        {
            refusal = csv.RefuseField(RefusalKind.EmptyField, HostColumn, "a host needs an id.");
            return false;
        }

        if (!TryText(csv, NameColumn, out var name, out refusal)) return false;
        if (!TryCountry(csv, out var country, out refusal)) return false;
        if (!TryDegrees(csv, LatitudeColumn, 90, out var latitude, out refusal)) return false;
        if (!TryDegrees(csv, LongitudeColumn, 180, out var longitude, out refusal)) return false;
        if (!TryPositionError(csv, out var error, out refusal)) return false;
        if (!TryFaultDomain(csv, id, out var domain, out refusal)) return false;
        if (!TryKeyId(csv, out var keyId, out refusal)) return false;
        host = new RttHost
        {
            Id = id,
            Name = name.Length == 0 ? id : name,
            Country = country,
            Place = new GeoPoint(latitude, longitude),
            PositionErrorMillimetres = error,
            FaultDomain = domain,
            KeyId = keyId,
        };
        return true;
    }

    private static bool TryText(CsvReader csv, int column, out string text, [NotNullWhen(false)] out Refusal? refusal)
    {
        const int MaxBytes = 200;
        refusal = null;
        text = "";
        var field = csv.Field(column);
        // A space at an end would make two ids, or two fault domains, that look like one.
        if (field.Length > MaxBytes || field.StartsWith(" "u8) || field.EndsWith(" "u8))
        {
            refusal = csv.RefuseField(RefusalKind.BadText, column,
                $"must have at most {MaxBytes} bytes and no space at the ends.");
            return false;
        }

        text = Encoding.UTF8.GetString(field);
        return true;
    }

    private static bool TryCountry(CsvReader csv, out string? country, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = null;
        country = null;
        var field = csv.Field(CountryColumn);
        if (field.IsEmpty) return true;
        if (field.Length != 2 || field.ContainsAnyExceptInRange((byte)'A', (byte)'Z'))
        {
            refusal = csv.RefuseField(RefusalKind.BadCountry, CountryColumn,
                "must be two capital letters (ISO 3166-1 alpha-2), or empty.");
            return false;
        }

        country = Encoding.ASCII.GetString(field);
        return true;
    }

    private static bool TryDegrees(CsvReader csv, int column, double limit, out double degrees,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var field = csv.Field(column);
        refusal = null;
        degrees = double.NaN;
        if (DecimalText.IsNotFinite(field))
            refusal = csv.RefuseField(RefusalKind.NotFinite, column, "must be a finite number of degrees.");
        else if (!DecimalText.IsPlain(field)
            || !double.TryParse(field, Style, CultureInfo.InvariantCulture, out degrees))
            refusal = csv.RefuseField(RefusalKind.BadNumber, column, "must be plain decimal degrees such as -33.87.");
        else if (!(Math.Abs(degrees) <= limit)) // too large for a double is infinity, and too large here
            refusal = csv.RefuseField(RefusalKind.OutOfRange, column, $"must be from -{limit} to {limit} degrees.");
        return refusal is null;
    }

    private static bool TryKeyId(CsvReader csv, out Digest? keyId, [NotNullWhen(false)] out Refusal? refusal)
    {
        const int Digits = 2 * Digest.Bytes;
        (keyId, refusal) = (null, null);
        var field = csv.Field(KeyIdColumn);
        if (field.IsEmpty) return true;
        if (field.Length != Digits || !field.ToArray().All(digit => char.IsAsciiHexDigitLower((char)digit)))
            refusal = csv.RefuseField(RefusalKind.BadKey, KeyIdColumn, "must be 64 lower-case hexadecimal digits.");
        else
            keyId = new Digest(Convert.FromHexString(Encoding.ASCII.GetString(field)));
        return refusal is null;
    }

    private static bool TryPositionError(CsvReader csv, out long millimetres, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = null;
        millimetres = Landmark.CityPositionErrorMillimetres;
        var field = csv.Field(PositionErrorColumn);
        if (field.IsEmpty) return true;
        var form = DecimalText.Scale(field, 6, LargestPositionErrorMillimetres, out millimetres);
        refusal = RttRowsReader.RefuseForm(csv, PositionErrorColumn, form,
            "must be kilometres from 0 to 20100, in plain decimals such as 0.5.");
        return refusal is null;
    }

    private static bool TryFaultDomain(CsvReader csv, string id, out string domain,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        domain = id;
        refusal = null;
        if (!csv.Has(FaultDomainColumn)) return true;
        if (!TryText(csv, FaultDomainColumn, out domain, out refusal)) return false;
        if (!Ascii.IsValid(domain))
        {
            // Letters of other scripts and composed accents look alike and differ: one operator would count twice.
            refusal = csv.RefuseField(RefusalKind.BadText, FaultDomainColumn,
                "must be ASCII, so that no two domains look like one.");
            return false;
        }

        if (domain.Length > 0) return true;
        // Taking an empty cell as "shares nothing with anybody" would let one operator count many times.
        refusal = csv.RefuseField(RefusalKind.EmptyField, FaultDomainColumn,
            "write the host's own id to say that it shares nothing with others.");
        return false;
    }
}
