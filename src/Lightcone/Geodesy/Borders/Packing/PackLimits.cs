namespace Lightcone.Geodesy.Borders.Packing;

/// <summary>The limits that a boundary pack must keep, so that hostile bytes cost little. About ten times
/// today's.</summary>
internal static class PackLimits
{
    public const int CompressedBytes = 8 << 20;
    public const int Bytes = 16 << 20;
    public const int TextBytes = 200;
    public const int Claimants = 32;
    public const int Polygons = 1 << 17;
    public const int Arcs = 1 << 17;
    public const int ArcReferences = 1 << 18;
    public const int Points = 1 << 22;

    /// <summary>Points after long edges have been cut (<see cref="EdgePieces"/>).</summary>
    public const int CurvePoints = 1 << 22;

    public const int SmallestPeriod = 360;
    public const int LargestPeriod = 1 << 20;
    public const int Rows = 1 << 20;
    public const int DilationMetres = 100_000;

    /// <summary>The longest edge along a parallel, as a share of the whole circle: 45 degrees. Longer, and which
    /// way round the Earth an edge goes would be a guess.</summary>
    public const int LongestEdge = 8;
}
