using Lightcone.Challenges;

namespace Lightcone.Edge.Exchanges;

/// <summary>One end of timed phases: it runs them on its own thread, so that nothing else happens inside the timed
/// window.</summary>
public interface IEnd
{
    /// <summary>Which end.</summary>
    public Role Role { get; }

    /// <summary>Begins a timed phase. Returns at once.</summary>
    /// <param name="opening">Accepted.</param>
    /// <param name="keys">Of the pair; the end disposes them when the phase is over.</param>
    public void Start(Opening opening, SessionKeys keys);

    /// <summary>Takes a phase that is over; false if there is none.</summary>
    public bool TryTakeFinished(out FinishedPair finished);
}
