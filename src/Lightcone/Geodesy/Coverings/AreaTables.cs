namespace Lightcone.Geodesy.Coverings;

/// <summary>Areas of the large cells, summed from cells small enough for the rule of integration.</summary>
internal static class AreaTables
{
    /// <summary>The first level whose cells the rule measures directly.</summary>
    public const int FirstLevel = 4;

    private static readonly double[][] Areas = Build();

    /// <summary>The area of a cell above <see cref="FirstLevel"/>.</summary>
    public static double Coarse(Cell cell)
    {
        var shift = 61 - (2 * cell.Level);
        return Areas[cell.Level][cell.Id >> shift];
    }

    private static double[][] Build()
    {
        var areas = new double[FirstLevel][];
        for (var level = FirstLevel - 1; level >= 0; level--)
        {
            areas[level] = new double[Cell.Faces << (2 * level)];
            for (var i = 0; i < areas[level].Length; i++)
            {
                var cell = new Cell((((ulong)i << 1) | 1) << (60 - (2 * level)));
                for (var quarter = 0; quarter < 4; quarter++)
                {
                    areas[level][i] += level == FirstLevel - 1
                        ? cell.Child(quarter).AreaSquareMetres
                        : areas[level + 1][(4 * i) + quarter];
                }
            }
        }

        return areas;
    }
}
