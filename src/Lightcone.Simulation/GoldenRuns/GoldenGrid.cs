namespace Lightcone.Simulation.GoldenRuns;

/// <summary>Fixed inputs for golden runs, the same in every process: a counter mixed by SplitMix64 (Steele, Lea and
/// Flood, 2014), turned into numbers with exact operations only.</summary>
internal sealed class GoldenGrid(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        var z = _state += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    /// <summary>A multiple of 2^-52 from -1 to below 1.</summary>
    public double NextSigned() => ((NextBits() >> 11) * (1.0 / (1UL << 52))) - 1;

    /// <summary>A number of either sign with a random fraction and an exponent between the two given ones.</summary>
    /// <param name="lowest">Lowest binary exponent, -1022 or more.</param>
    /// <param name="highest">Highest binary exponent, 1023 or less.</param>
    public double NextScattered(int lowest, int highest)
    {
        var bits = NextBits();
        var exponent = lowest + (int)(NextBits() % (ulong)(highest - lowest + 1));
        var packed = (bits & 0x800F_FFFF_FFFF_FFFF) | ((ulong)(exponent + 1023) << 52);
        return BitConverter.UInt64BitsToDouble(packed);
    }
}
