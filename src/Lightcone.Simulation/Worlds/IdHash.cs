namespace Lightcone.Simulation.Worlds;

/// <summary>A hash of an id that is the same in every run.</summary>
internal static class IdHash
{
    /// <summary>FNV-1a over the letters; string.GetHashCode differs from run to run.</summary>
    public static ulong Of(string id)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var letter in id) hash = (hash ^ letter) * 0x100000001b3;
        return hash;
    }
}
