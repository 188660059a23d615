using Lightcone.Challenges;
using Lightcone.Edge.Exchanges;

namespace Lightcone.Tests.Edge.Exchanges;

/// <summary>An end without sockets: it remembers what was started, and finishes what it is told to.</summary>
internal sealed class ScriptedEnd(Role role) : IEnd
{
    private readonly Queue<FinishedPair> _finished = [];

    public Role Role { get; } = role;

    public List<Opening> Started { get; } = [];

    public void Start(Opening opening, SessionKeys keys)
    {
        Started.Add(opening);
        keys.Dispose();
    }

    public void Finish(Opening opening, byte[] payload) => _finished.Enqueue(new FinishedPair(opening, payload, 0));

    public bool TryTakeFinished(out FinishedPair finished) => _finished.TryDequeue(out finished);
}
