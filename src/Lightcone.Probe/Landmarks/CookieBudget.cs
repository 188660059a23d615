using Lightcone.Ranging.Frames;

namespace Lightcone.Probe.Landmarks;

/// <summary>How many strangers' hellos are answered in a second: so many in all, and so many from one neighbourhood (a
/// /24 of IPv4, a /48 of IPv6). Whoever has a right cookie is no stranger, and is not counted.</summary>
/// <remarks>A flood from false addresses knows no session, or must sit on the way; then it delays new sessions, and
/// takes nothing from those that run. The first of each neighbourhood is answered even when all is spent: a flood from
/// few neighbourhoods keeps nobody else out, and there are only so many slots.</remarks>
internal sealed class CookieBudget
{
    public const int PerSecond = 20_000;
    public const int PerNeighbourhood = 100;

    /// <summary>Neighbourhoods that are told apart in one second.</summary>
    public const int Slots = 4096;

    private const long Second = 1_000_000_000;

    private readonly int[] _spent = new int[Slots];
    private long _second;
    private int _all;

    public bool TrySpend(RemoteAddress from, long now)
    {
        if (now / Second != _second)
        {
            _second = now / Second;
            _all = 0;
            Array.Clear(_spent);
        }

        // The platform's hash has a secret of this process; with the second in it, who shares a slot with a flood now
        // does not do so in the next.
        ref var slot = ref _spent[(uint)HashCode.Combine(Neighbourhood(from), _second) % Slots];
        if (slot >= PerNeighbourhood || (_all >= PerSecond && slot > 0)) return false;
        _all++;
        slot++;
        return true;
    }

    private static UInt128 Neighbourhood(RemoteAddress from) =>
        from.Address >> 32 == 0xffff ? from.Address >> 8 : from.Address >> 80;
}
