using System.Security.Cryptography;
using Lightcone.Identity;

namespace Lightcone.Server.Catalogues;

/// <summary>A public key as text: PEM, or the base64 of its SubjectPublicKeyInfo.</summary>
internal static class PublicKeyText
{
    private const int Longest = 512;

    /// <exception cref="ArgumentException">It is none.</exception>
    public static VerificationKey Parse(string text)
    {
        var base64 = text.Length <= Longest && PemEncoding.TryFind(text, out var pem) && text[pem.Label] == "PUBLIC KEY"
            ? text[pem.Base64Data]
            : text;
        var bytes = new byte[VerificationKey.SpkiBytes + 3];
        if (base64.Length <= Longest && Convert.TryFromBase64String(base64, bytes, out var length)
            && VerificationKey.TryParse(bytes.AsSpan(0, length), out var key, out _)) return key;
        throw new ArgumentException("a key is SubjectPublicKeyInfo of P-256 in base64, or PEM");
    }
}
