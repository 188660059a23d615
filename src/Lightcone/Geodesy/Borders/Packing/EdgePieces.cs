namespace Lightcone.Geodesy.Borders.Packing;

/// <summary>Into how many pieces an edge is cut, so that each is nearly a geodesic.</summary>
/// <remarks>
/// An edge is straight in longitude and latitude, as the source draws it; a great circle between its ends leaves it
/// by at most R / 8 x (dlon^2 / 2 + 2 dlon dlat) (the sphere's Christoffel symbols, sin 2 phi / 2 &lt;= 1 / 2). It is
/// cut until that is under 9 m; and until a piece is under 20 km, so that its chord runs less than 8 m too deep.
/// </remarks>
internal static class EdgePieces
{
    private const double Degree = Math.PI / 180;

    // 8 x 9 m / R, in radians squared.
    private const double LargestBend = 8 * 9 / 6_378_137.0;

    // 20 km / R in radians, a little less because a degree of latitude is up to 1 % longer at the pole.
    private const double LongestPiece = 0.0031;

    /// <summary>The pieces of the edge that ends in this point.</summary>
    public static int Of(BorderShapes shapes, int to)
    {
        var longitude = Math.Abs(shapes.X[to] - shapes.X[to - 1]) * (2 * Math.PI / shapes.Period);
        var latitude = Math.Abs(shapes.Y[to] - shapes.Y[to - 1]) * (shapes.LatitudeStep * Degree);
        var bend = (longitude * longitude / 2) + (2 * longitude * latitude);
        var byLength = (longitude + latitude) / LongestPiece;
        return 1 + (int)Math.Max(Math.Sqrt(bend / LargestBend), byLength);
    }

    /// <summary>How many points all arcs have once they are cut.</summary>
    public static long PointCount(BorderShapes shapes)
    {
        long count = shapes.ArcCount;
        for (var arc = 0; arc < shapes.ArcCount; arc++)
            for (var i = shapes.ArcStart[arc] + 1; i < shapes.ArcStart[arc + 1]; i++) count += Of(shapes, i);
        return count;
    }
}
