namespace Lightcone.Edge.Records;

/// <summary>The state folder of a running program, which no second one may use meanwhile: two with one key would answer
/// for each other, and each would push the other's entries out of the ledger.</summary>
public sealed class HeldFolder : IDisposable
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private HeldFolder(FileStream held) => _lock = held;

    /// <summary>Makes a folder for its owner alone; one that is there stays as it is.</summary>
    /// <param name="path">The folder.</param>
    public static void Make(string path) => Directory.CreateDirectory(path, OwnerOnly);

    /// <summary>Makes the folder if it is not there, and holds it until the program ends, however it ends.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="EdgeException">Others may write to it, or a program holds it.</exception>
    public static HeldFolder Hold(string path)
    {
        Make(path);
        // Whoever may write there could lay a key of his own into it.
        if ((File.GetUnixFileMode(path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            throw new EdgeException($"{path}: others than its owner may write there; run: chmod 700 {path}");
        try
        {
            return new HeldFolder(new FileStream(Path.Combine(path, "lock"), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }));
        }
        catch (IOException problem)
        {
            throw new EdgeException($"{path}: cannot be held ({problem.Message.TrimEnd('.')}); "
                + "another program may run with it, which 'status' tells");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
