namespace Lightcone.Simulation.Relays.Tcp;

/// <summary>What goes through a pipe at one moment: some bytes, or the end of the stream, or its breaking off.
/// </summary>
/// <param name="Bytes">The bytes; empty for an end.</param>
/// <param name="Due">When it is released, on the steady clock.</param>
/// <param name="IsReset">Whether the end is a broken connection rather than a proper close.</param>
internal sealed record TcpPiece(ReadOnlyMemory<byte> Bytes, long Due, bool IsReset = false);
