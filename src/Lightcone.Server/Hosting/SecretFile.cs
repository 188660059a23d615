namespace Lightcone.Server.Hosting;

/// <summary>A small file that its owner alone may read.</summary>
internal static class SecretFile
{
    /// <summary>Makes the file; never over another's.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(bytes);
    }
}
