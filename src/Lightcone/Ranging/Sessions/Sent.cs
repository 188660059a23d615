using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;

namespace Lightcone.Ranging.Sessions;

/// <summary>One challenge that a landmark sent, and all clock readings round it.</summary>
internal sealed class Sent(UInt128 nonce, Transport transport)
{
    private Reading? _before;
    private long? _kernelSent;
    private Arrival? _arrival;

    public UInt128 Nonce { get; } = nonce;

    public bool IsAnswered => _arrival is not null;

    /// <summary>The first reading stands: a later one could only shorten the span.</summary>
    public void NoteSending(Reading before) => _before ??= before;

    public void NoteKernelSending(long wall) => _kernelSent ??= wall;

    public void NoteArrival(Arrival arrival) => _arrival ??= arrival;

    public Sample ToSample(uint sequence) =>
        new(sequence, Nonce) { Transport = transport, RoundTrip = RoundTrip() };

    // Without a reading before the sending there is no span at all.
    private RoundTrip? RoundTrip()
    {
        if (_before is not { } before || _arrival is not { } arrival) return null;
        return new Stamps
        {
            Before = before,
            After = arrival.After,
            KernelSent = _kernelSent,
            KernelReceived = arrival.KernelReceived,
        }.RoundTrip;
    }
}
