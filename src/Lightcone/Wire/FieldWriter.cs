using System.Formats.Cbor;

namespace Lightcone.Wire;

/// <summary>Writes one message as a CBOR array of fields in a fixed order, in the one deterministic form of RFC 8949
/// section 4.2.1: shortest numbers, definite lengths, no maps.</summary>
internal sealed class FieldWriter
{
    private readonly CborWriter _cbor = new(CborConformanceMode.Canonical);

    /// <summary>A message of a kind, which is its first field.</summary>
    /// <param name="kind">For example <c>lightcone/offer/1</c>.</param>
    /// <param name="fields">How many fields follow.</param>
    public FieldWriter(string kind, int fields)
    {
        _cbor.WriteStartArray(fields + 1);
        _cbor.WriteTextString(kind);
    }

    public FieldWriter Bytes(ReadOnlySpan<byte> value)
    {
        _cbor.WriteByteString(value);
        return this;
    }

    public FieldWriter Bytes(Digest value) => Bytes(value.ToArray());

    public FieldWriter Number(ulong value)
    {
        _cbor.WriteUInt64(value);
        return this;
    }

    public FieldWriter Text(string value)
    {
        _cbor.WriteTextString(value);
        return this;
    }

    /// <summary>Begins a field that is a list; its items follow, then <see cref="EndList"/>.</summary>
    public FieldWriter StartList(int items)
    {
        _cbor.WriteStartArray(items);
        return this;
    }

    public FieldWriter EndList()
    {
        _cbor.WriteEndArray();
        return this;
    }

    /// <summary>The message; all announced fields must have been written.</summary>
    public byte[] ToArray()
    {
        _cbor.WriteEndArray();
        return _cbor.Encode();
    }
}
