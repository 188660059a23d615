using System.Security.Cryptography;
using Lightcone.Identity;

namespace Lightcone.Edge.Keys;

/// <summary>A private key on P-256 in a file that its owner alone may read: PEM, PKCS #8 (RFC 5958).</summary>
public static class KeyFile
{
    private const int LongestBytes = 4096;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the key, or makes one where there is no file.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="EdgeException">The file is not a key, or others may read it.</exception>
    public static SigningKey LoadOrCreate(string path) => File.Exists(path) ? Load(path) : Create(path);

    /// <summary>Reads the key.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="EdgeException">The file is not a key, or others may read it.</exception>
    public static SigningKey Load(string path)
    {
        // One opening of the file: its mode is asked of what is read, not of what may stand there a moment later.
        using var file = Opened(path);
        var mode = File.GetUnixFileMode(file.SafeFileHandle);
        if ((mode & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
            throw new EdgeException($"{path}: others than its owner may read this key; run: chmod 600 {path}");
        var text = ReadText(path, file);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(text);
            CryptographicOperations.ZeroMemory(key.ExportParameters(includePrivateParameters: true).D);
            return new SigningKey(key);
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new EdgeException($"{path}: not a private key on P-256 in PEM; move it away and a new one is made");
        }
    }

    /// <summary>Reads a public key: PEM, SubjectPublicKeyInfo.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="EdgeException">The file is not a public key on P-256.</exception>
    public static VerificationKey LoadPublic(string path)
    {
        using var file = Opened(path);
        var text = ReadText(path, file);
        if (PemEncoding.TryFind(text, out var fields) && text.AsSpan()[fields.Label] is "PUBLIC KEY"
            && VerificationKey.TryParse(Convert.FromBase64String(text[fields.Base64Data]), out var key, out _))
        {
            return key;
        }

        throw new EdgeException($"{path}: not a public key on P-256 in PEM (BEGIN PUBLIC KEY)");
    }

    /// <summary>Writes a public key as PEM.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="key">The key.</param>
    public static void SavePublic(string path, VerificationKey key) =>
        File.WriteAllText(path, PemEncoding.WriteString("PUBLIC KEY", key.Spki) + "\n");

    private static SigningKey Create(string path)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, // never over another's file
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        };
        using (var file = new FileStream(path, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        }

        return new SigningKey(key);
    }

    private static FileStream Opened(string path)
    {
        try
        {
            // A pipe may never begin, and says that it holds nothing: it is not opened.
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            if (new FileInfo(target).Length == 0) throw new EdgeException($"{path}: is empty, or no ordinary file");
            return new FileStream(path, FileMode.Open, FileAccess.Read);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new EdgeException($"{path}: this key cannot be read ({problem.Message.TrimEnd('.')})");
        }
    }

    private static string ReadText(string path, FileStream file)
    {
        var bytes = new byte[LongestBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > LongestBytes) throw new EdgeException($"{path}: too long to be a key");
        var text = System.Text.Encoding.ASCII.GetString(bytes, 0, length);
        CryptographicOperations.ZeroMemory(bytes);
        return text;
    }
}
