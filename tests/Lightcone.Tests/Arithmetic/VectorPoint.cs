namespace Lightcone.Tests.Arithmetic;

/// <summary>One point of a vector file: arguments, the correctly rounded value, and what the exact value has
/// beyond it in units of its last place.</summary>
internal sealed record VectorPoint(double First, double Second, double Value, double Beyond)
{
    /// <summary>The error of a computed value in units of the last place of the correctly rounded one.</summary>
    public double ErrorOf(double computed)
    {
        var unit = Math.BitIncrement(Math.Abs(Value)) - Math.Abs(Value);
        return Math.Abs(((computed - Value) / unit) - Beyond);
    }
}
