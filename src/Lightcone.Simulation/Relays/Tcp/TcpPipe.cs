using Lightcone.Simulation.Relays.Loop;
using Lightcone.Simulation.Relays.Timing;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Relays.Tcp;

/// <summary>One direction of a relayed connection: bytes in order, each released in its time.</summary>
internal sealed class TcpPipe(TcpConnection connection, RelayDirection direction, ulong seed) : IDue
{
    // With a limited rate, a piece is released when its last byte has left: small ones come as evenly as packets.
    private const int PacketBytes = 1448;
    private const int ChunkBytes = 16 << 10;
    private const int MostReadsPerTurn = 16;

    private readonly TcpRelay _relay = connection.Relay;
    private readonly OneWayOrder _order = new();
    private readonly Queue<TcpPiece> _pieces = new();
    private int _written; // of the first piece
    private long _queuedBytes;
    private bool _hasNoMore;
    private bool _waitsForRoom;

    /// <summary>Whether its end, or its breaking off, has been passed on.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether the source is to be watched: a full pipe lets it wait.</summary>
    public bool WantsToRead => !_hasNoMore && _queuedBytes < _relay.Limits.StreamBytes;

    /// <summary>Whether there was no room at the other side.</summary>
    public bool WantsToWrite => _waitsForRoom && !IsDone;

    /// <summary>The source may have something.</summary>
    public void Read(TcpEnd source, byte[] buffer)
    {
        for (var i = 0; i < MostReadsPerTurn && WantsToRead; i++)
        {
            var count = source.Read(buffer);
            if (count == TcpEnd.NotNow) return;
            if (count > 0) Take(buffer.AsSpan(0, count));
            else End(isReset: count == TcpEnd.Broken);
        }
    }

    /// <summary>Lets the end of the stream, or its breaking off, follow what came before it.</summary>
    public void End(bool isReset)
    {
        if (_hasNoMore) return;
        _hasNoMore = true;
        Enqueue(default, isReset);
    }

    /// <summary>Writes what is due.</summary>
    public void Write()
    {
        if (!connection.IsConnected) return;
        var sink = connection.Sink(direction);
        _waitsForRoom = false;
        while (!IsDone && _pieces.TryPeek(out var piece) && piece.Due <= ArrivalClock.Now)
        {
            if (piece.Bytes.IsEmpty)
            {
                IsDone = true;
                if (piece.IsReset) connection.Close(isReset: true);
                else sink.Finish();
                return;
            }

            var count = sink.Write(piece.Bytes.Span[_written..]);
            if (count == TcpEnd.Broken)
            {
                Abandon();
                return;
            }

            _waitsForRoom = count < piece.Bytes.Length - _written;
            _written += Math.Max(0, count);
            if (_waitsForRoom) return;
            _pieces.Dequeue();
            _queuedBytes -= piece.Bytes.Length;
            _written = 0;
            _relay.Tally(direction).Forward(piece.Bytes.Length);
        }
    }

    /// <inheritdoc/>
    public void Release() => connection.Turn(this);

    private void Take(ReadOnlySpan<byte> bytes)
    {
        var most = _relay.Plan.In(direction).BytesPerSecond is null ? ChunkBytes : PacketBytes;
        while (!bytes.IsEmpty)
        {
            var length = Math.Min(most, bytes.Length);
            Enqueue(bytes[..length].ToArray(), isReset: false);
            _relay.Tally(direction).Receive();
            bytes = bytes[length..];
        }
    }

    private void Enqueue(ReadOnlyMemory<byte> bytes, bool isReset)
    {
        var plan = _relay.Plan.In(direction);
        var fate = Fate.Of(plan, Xoshiro256.Mix(seed, (ulong)direction, 0), _order.Take());
        var left = _relay.Line(direction).Leave(plan, ArrivalClock.Now, bytes.Length);
        // Nothing but the jitter: what else a plan may hold is not for streams, and refused when it is set.
        var due = _order.Release(plan, left, fate);
        _pieces.Enqueue(new TcpPiece(bytes, due, isReset));
        _queuedBytes += bytes.Length;
        _relay.Loop.Await(this, due);
    }

    /// <summary>The sink is broken: nothing more gets there, and the source hears of it in time.</summary>
    private void Abandon()
    {
        IsDone = true;
        _hasNoMore = true;
        _relay.Tally(direction).Drop();
        _pieces.Clear();
        _queuedBytes = 0;
        connection.Break(direction);
    }
}
