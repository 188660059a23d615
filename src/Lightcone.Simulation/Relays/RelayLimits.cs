using System.Runtime.CompilerServices;

namespace Lightcone.Simulation.Relays;

/// <summary>How much one relay holds at most; beyond that it drops, and counts what it dropped.</summary>
public sealed record RelayLimits
{
    /// <summary>The limits of a relay for which nothing else was said.</summary>
    public static RelayLimits Usual { get; } = new();

    /// <summary>Senders of datagrams, or connections, at once, 1 to 4,096. One more sender costs the one that was
    /// silent the longest its flow; one more connection is refused.</summary>
    public int Flows { get; init => field = Within(value, 4096); } = 64;

    /// <summary>The longest datagram, in bytes, 1 to 65,507; longer ones are dropped.</summary>
    public int DatagramBytes { get; init => field = Within(value, 65_507); } = 2048;

    /// <summary>Datagrams on their way in both directions together, 1 to 1,048,576.</summary>
    public int Datagrams { get; init => field = Within(value, 1 << 20); } = 4096;

    /// <summary>Bytes on their way in one direction of a connection, 1 to 256 MiB; more waits at the sender, as
    /// behind a full window.</summary>
    public int StreamBytes { get; init => field = Within(value, 256 << 20); } = 4 << 20;

    private static int Within(int value, int most, [CallerMemberName] string name = "") =>
        value >= 1 && value <= most ? value : throw new ArgumentOutOfRangeException(name);
}
