namespace Lightcone.Simulation.Relays.Loop;

/// <summary>Something with a file descriptor that the loop waits for.</summary>
internal interface IPolled
{
    /// <summary>On the loop's thread: the descriptor is ready, or broken: reading or writing then tells.</summary>
    public void Ready();
}
