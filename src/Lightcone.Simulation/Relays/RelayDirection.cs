namespace Lightcone.Simulation.Relays;

/// <summary>Which way something goes through a relay.</summary>
public enum RelayDirection
{
    /// <summary>From whoever dialled the relay to the relay's target.</summary>
    Forth,

    /// <summary>From the target to whoever dialled.</summary>
    Back,
}
