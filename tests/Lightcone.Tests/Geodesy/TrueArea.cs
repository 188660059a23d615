using Lightcone.Geodesy;

namespace Lightcone.Tests.Geodesy;

/// <summary>The area of a quorum of caps by exact geodesics: an oracle that shares no bound with the
/// covering.</summary>
/// <remarks>A cell whose centre is farther from every rim than the cell is large lies on one side of each; it counts
/// whole or not at all. Others are quartered down to level 9 (20 km), and there counted by their centres. Of N such
/// cells about 0.3 sqrt(N) count wrongly in sum: below 0.3 % of four million square kilometres.</remarks>
internal static class TrueArea
{
    private const int Finest = 9;

    public static double SquareMetresOf(CapQuorum quorum) =>
        Enumerable.Range(0, Cell.Faces).Sum(face => Within(Cell.OfFace(face), quorum));

    private static double Within(Cell cell, CapQuorum quorum)
    {
        var centre = cell.Centre.ToGeoPoint();
        var (excluding, undecided) = (0, 0);
        foreach (var group in quorum.Groups)
        {
            // How far inside the group the centre is; negative outside.
            var depth = group.Min(cap => cap.RadiusMillimetres - Geodesic.LowerMillimetres(cap.Centre, centre));
            if (depth < -cell.CircumradiusMillimetres) excluding++;
            else if (depth <= cell.CircumradiusMillimetres) undecided++;
            if (excluding > quorum.Tolerated) return 0;
        }

        if (excluding + undecided <= quorum.Tolerated) return cell.AreaSquareMetres;
        if (cell.Level < Finest) return Enumerable.Range(0, 4).Sum(quarter => Within(cell.Child(quarter), quorum));
        return RegionTests.Holds(quorum, centre) ? cell.AreaSquareMetres : 0;
    }
}
