using Lightcone.Ranging.Frames;

namespace Lightcone.Probe.Landmarks;

/// <summary>How many strangers' hellos are answered in a second: so many in all, and so many from one neighbourhood (a
/// /24 of IPv4, a /48 of IPv6). Whoever has a right cookie is no stranger, and is not counted.</summary>
/// <remarks>A flood from false addresses knows no session, or must sit on the way; then it delays new sessions, and
/// takes nothing from those that run.</remarks>
internal sealed class CookieBudget
{
    public const int PerSecond = 20_000;
    public const int PerNeighbourhood = 100;

    private const long Second = 1_000_000_000;
    private const int Slots = 4096;

    private readonly int[] _spent = new int[Slots];
    private readonly int _seed;
    private long _second;
    private int _all;

    /// <param name="seed">Random, so that nobody can choose neighbours that share a slot.</param>
    public CookieBudget(int seed) => _seed = seed;

    public bool TrySpend(RemoteAddress from, long now)
    {
        if (now / Second != _second)
        {
            _second = now / Second;
            _all = 0;
            Array.Clear(_spent);
        }

        ref var slot = ref _spent[(uint)HashCode.Combine(Neighbourhood(from), _seed) % Slots];
        if (_all >= PerSecond || slot >= PerNeighbourhood) return false;
        _all++;
        slot++;
        return true;
    }

    private static UInt128 Neighbourhood(RemoteAddress from) =>
        from.Address >> 32 == 0xffff ? from.Address >> 8 : from.Address >> 80;
}
