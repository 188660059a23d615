using Lightcone.Agent.Output;
using Lightcone.Edge.Records;

namespace Lightcone.Agent.Running;

/// <summary>Where the agent keeps its key and what it remembers; its owner alone may look in.</summary>
internal sealed class StateFolder
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _path;

    /// <param name="path">The folder; null for the usual one.</param>
    public StateFolder(string? path) => _path = path ?? Usual();

    public string Path => _path;

    public string Key => In("host.key");

    public string Ledger => In("ledger.jsonl");

    public string Pause => In("pause.json");

    public string Status => In("status.json");

    /// <exception cref="OutsideProblem">It cannot be made.</exception>
    public StateFolder Made()
    {
        try
        {
            Directory.CreateDirectory(_path, OwnerOnly);
            return this;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OutsideProblem($"{_path}: cannot be made ({problem.Message}); give another folder with --state");
        }
    }

    /// <summary>The pause that holds now; null if there is none, or it cannot be read: see
    /// <see cref="IsPauseUnreadable"/>.</summary>
    public Pause? PauseAt(DateTimeOffset now) =>
        StateFile.Read(Pause, StateJson.Default.Pause) is { } pause && now < pause.Until ? pause : null;

    /// <summary>Whether there is a pause whose file cannot be read: then the host takes part in nothing, and
    /// <c>status</c> says why.</summary>
    public bool IsPauseUnreadable() => File.Exists(Pause) && StateFile.Read(Pause, StateJson.Default.Pause) is null;

    private string In(string name) => System.IO.Path.Combine(_path, name);

    private static string Usual()
    {
        if (Environment.IsPrivilegedProcess) return "/var/lib/lightcone-agent";
        var home = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (string.IsNullOrEmpty(home))
            home = System.IO.Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/", ".local/state");
        return System.IO.Path.Combine(home, "lightcone-agent");
    }
}
