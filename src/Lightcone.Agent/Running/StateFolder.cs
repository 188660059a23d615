using Lightcone.Agent.Output;
using Lightcone.Edge.Records;

namespace Lightcone.Agent.Running;

/// <summary>Where the agent keeps its key and what it remembers; its owner alone may look in.</summary>
internal sealed class StateFolder
{
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
            HeldFolder.Make(_path);
            return this;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OutsideProblem($"{_path}: cannot be made ({problem.Message}); give another folder with --state");
        }
    }

    /// <summary>Whether the host takes part in nothing now. A pause that cannot be read holds too, since nobody knows
    /// until when; <c>status</c> says so.</summary>
    /// <param name="now">By this host's clock.</param>
    /// <param name="pause">The pause that holds; null where none does, or it cannot be read.</param>
    public bool IsPausedAt(DateTimeOffset now, out Pause? pause)
    {
        var read = StateFile.Read(Pause, StateJson.Default.Pause);
        pause = read is not null && now < read.Until ? read : null;
        return pause is not null || (read is null && File.Exists(Pause));
    }

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
