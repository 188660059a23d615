using Lightcone.Arithmetic;

namespace Lightcone.Ranging.Delays;

/// <summary>A smooth function of distance as a table over the straight chord of the unit sphere: looked up by two
/// vectors without an angle being computed.</summary>
/// <remarks>Steps of 3 km, straight between them; towards the antipode the steps grow, and the value there belongs to a
/// place up to 75 km off. For likelihoods only: the Earth is a sphere of its mean radius here,
/// half a percent off, which no bound could bear.</remarks>
internal sealed class ChordTable
{
    private const int Steps = 4096;
    private const double StepsPerChord = Steps / 2.0;
    private const double MeanRadiusKilometres = 6371.0088;
    private readonly double[] _values;

    /// <summary>Tabulates a function of kilometres, 0 to half-way round the Earth.</summary>
    public ChordTable(Func<double, double> ofKilometres) =>
        _values = [.. Enumerable.Range(0, Steps + 1).Select(step => ofKilometres(KilometresOf(step / StepsPerChord)))];

    /// <summary>The value at a chord, 0 to 2.</summary>
    public double At(double chord) => At(PositionOf(chord));

    /// <summary>The value at a position, which is the same in all tables.</summary>
    public double At((int Step, double Part) position)
    {
        var (before, after) = (_values[position.Step], _values[position.Step + 1]);
        return before + (position.Part * (after - before));
    }

    /// <summary>Where a chord, 0 to 2, stands in every table.</summary>
    public static (int Step, double Part) PositionOf(double chord)
    {
        var position = chord * StepsPerChord;
        var step = Math.Min((int)position, Steps - 1);
        return (step, position - step);
    }

    private static double KilometresOf(double chord) =>
        2 * MeanRadiusKilometres * PortableMath.Asin(Math.Min(1, chord / 2));
}
