namespace Lightcone.Simulation.Relays.Loop;

/// <summary>Something that waits for its time.</summary>
internal interface IDue
{
    /// <summary>On the loop's thread: its time has come.</summary>
    public void Release();
}
