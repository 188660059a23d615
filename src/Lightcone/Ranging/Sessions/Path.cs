using Lightcone.Ranging.Frames;

namespace Lightcone.Ranging.Sessions;

/// <summary>What a landmark knows of one address that it admitted: how many frames it may still send there.</summary>
internal sealed class Path(RemoteAddress address)
{
    /// <summary>Frames paid for beyond these are forgotten: nobody may save up for a flood.</summary>
    private const int MostPaid = 8;

    private int _paid;
    private int _unanswered;
    private uint _helloCount;

    public RemoteAddress Address { get; } = address;

    public bool IsReady => _paid > 0 && _unanswered < LandmarkSession.MostUnanswered;

    /// <summary>A hello pays for one frame and begins an ended address anew, but once: whoever repeats it on the way
    /// could else have challenges sent to a host that has gone.</summary>
    public void TakeHello(uint count)
    {
        if (count <= _helloCount) return;
        _helloCount = count;
        _unanswered = 0;
        Pay();
    }

    public void TakeAnswer()
    {
        _unanswered = 0;
        Pay();
    }

    public void Spend()
    {
        _paid--;
        _unanswered++;
    }

    private void Pay() => _paid = Math.Min(_paid + 1, MostPaid);
}
