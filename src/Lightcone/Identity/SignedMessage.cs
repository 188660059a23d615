using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;
using System.Security.Cryptography;
using Lightcone.Wire;

namespace Lightcone.Identity;

/// <summary>A COSE_Sign1 message (RFC 9052, 4.2) in the one form that Lightcone writes: tag 18, the protected header
/// {1: -7} (ES256) and no other header, the payload inside.</summary>
/// <remarks>No header is open to interpretation: which key must have signed, and what the payload is for, the reader
/// knows before it reads. Parsing says nothing about who signed; <see cref="IsSignedBy"/> does.</remarks>
public sealed class SignedMessage
{
    /// <summary>The longest payload that is read, 1 MiB.</summary>
    public const int LongestPayloadBytes = 1 << 20;

    /// <summary>The longest message: such a payload with its frame.</summary>
    public const int LongestBytes = LongestPayloadBytes + LongestFrameBytes;

    private const CborTag Sign1Tag = (CborTag)18;
    private const int LongestFrameBytes = 96; // all but the payload

    private static readonly byte[] ProtectedHeader = [0xa1, 0x01, 0x26];

    private readonly byte[] _payload;
    private readonly byte[] _signature;
    private Digest? _signer;

    private SignedMessage(byte[] payload, byte[] signature)
    {
        _payload = payload;
        _signature = signature;
    }

    /// <summary>What was signed.</summary>
    public ReadOnlyMemory<byte> Payload => _payload;

    /// <summary>What the payload says that it is, for example <c>lightcone/offer/1</c>; null where it says nothing that
    /// is known. Not believed: each reader asks for the kind it wants.</summary>
    public string? Kind => FieldReader.KindOf(_payload);

    /// <summary>SHA-256 of the whole message; the same payload signed twice has two.</summary>
    public Digest Hash => new(SHA256.HashData(ToArray()));

    /// <summary>Signs a payload.</summary>
    /// <param name="payload">At most 1 MiB.</param>
    /// <param name="key">Who signs.</param>
    public static SignedMessage Sign(ReadOnlySpan<byte> payload, SigningKey key)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, LongestPayloadBytes, nameof(payload));
        return new SignedMessage(payload.ToArray(), key.Sign(ToBeSigned(payload))) { _signer = key.Public.Id };
    }

    /// <summary>Reads a message. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="bytes">A COSE_Sign1 message.</param>
    /// <param name="message">The message, its signature not yet checked.</param>
    /// <param name="refusal">What is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out SignedMessage? message, [NotNullWhen(false)] out Refusal? refusal)
    {
        message = null;
        refusal = null;
        if (bytes.Length > LongestBytes)
        {
            refusal = new Refusal(RefusalKind.TooLarge, 0, "The signed message is longer than 1 MiB.");
            return false;
        }

        message = Read(bytes);
        // There is one encoding of each message: whatever else decodes to the same is refused.
        if (message is not null && message.ToArray().AsSpan().SequenceEqual(bytes.Span)) return true;
        message = null;
        refusal = new Refusal(RefusalKind.NotCanonical, 0,
            "The message is not COSE_Sign1 with ES256, no other headers, and deterministic CBOR.");
        return false;
    }

    /// <summary>Whether this key signed the message. A signature that was found good is not computed again: who takes
    /// messages in may check them on any thread before whoever keeps them asks.</summary>
    public bool IsSignedBy(VerificationKey key)
    {
        if (_signer == key.Id) return true;
        if (!key.Verifies(ToBeSigned(_payload), _signature)) return false;
        _signer = key.Id;
        return true;
    }

    /// <summary>The message's bytes.</summary>
    public byte[] ToArray()
    {
        var cbor = new CborWriter(CborConformanceMode.Canonical);
        cbor.WriteTag(Sign1Tag);
        cbor.WriteStartArray(4);
        cbor.WriteByteString(ProtectedHeader);
        cbor.WriteStartMap(0);
        cbor.WriteEndMap();
        cbor.WriteByteString(_payload);
        cbor.WriteByteString(_signature);
        cbor.WriteEndArray();
        return cbor.Encode();
    }

    private static SignedMessage? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var cbor = new CborReader(bytes, CborConformanceMode.Canonical);
            if (cbor.PeekState() != CborReaderState.Tag || cbor.ReadTag() != Sign1Tag) return null;
            if (cbor.PeekState() != CborReaderState.StartArray || cbor.ReadStartArray() != 4) return null;
            if (cbor.PeekState() != CborReaderState.ByteString) return null;
            if (!cbor.ReadDefiniteLengthByteString().Span.SequenceEqual(ProtectedHeader)) return null;
            if (cbor.PeekState() != CborReaderState.StartMap || cbor.ReadStartMap() != 0) return null;
            cbor.ReadEndMap();
            if (cbor.PeekState() != CborReaderState.ByteString) return null;
            var payload = cbor.ReadDefiniteLengthByteString();
            if (cbor.PeekState() != CborReaderState.ByteString) return null;
            var signature = cbor.ReadDefiniteLengthByteString();
            return payload.Length <= LongestPayloadBytes && signature.Length == VerificationKey.SignatureBytes
                ? new SignedMessage(payload.ToArray(), signature.ToArray())
                : null;
        }
        catch (CborContentException)
        {
            return null;
        }
    }

    /// <summary>Sig_structure (RFC 9052, 4.4) with an empty external_aad.</summary>
    private static byte[] ToBeSigned(ReadOnlySpan<byte> payload)
    {
        var cbor = new CborWriter(CborConformanceMode.Canonical, initialCapacity: payload.Length + 32);
        cbor.WriteStartArray(4);
        cbor.WriteTextString("Signature1");
        cbor.WriteByteString(ProtectedHeader);
        cbor.WriteByteString([]);
        cbor.WriteByteString(payload);
        cbor.WriteEndArray();
        return cbor.Encode();
    }
}
