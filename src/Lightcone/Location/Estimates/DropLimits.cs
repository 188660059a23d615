namespace Lightcone.Location.Estimates;

/// <summary>How far below the likeliest place the true one lies, as other hosts of known places show: the edges of the
/// two areas.</summary>
/// <remarks>Conformal prediction (Vovk, Gammerman and Shafer 2005; the split form of Lei and others 2018): the k-th
/// least of m drops, k = q (m + 1) rounded up, holds a further host's with a probability of at least q, if that host is
/// like the others. A liar is not.</remarks>
/// <param name="Half">For the area that holds half of the hosts.</param>
/// <param name="NineTenths">For the area that holds nine tenths.</param>
/// <param name="Hosts">m; 0 for the defaults.</param>
internal sealed record DropLimits(double Half, double NineTenths, int Hosts)
{
    private const int FewestHosts = 19; // with fewer the tenth part is one host or two

    /// <summary>Measured on a public mesh of 188 cities, rounded up.</summary>
    public static DropLimits Default { get; } = new(2, 7.5, 0);

    /// <summary>The limits that the drops of other hosts show; the defaults if they are too few.</summary>
    public static DropLimits Of(IEnumerable<double> drops)
    {
        double[] sorted = [.. drops.Order()];
        if (sorted.Length < FewestHosts) return Default;
        double At(double share) =>
            sorted[Math.Min((int)Math.Ceiling(share * (sorted.Length + 1)), sorted.Length) - 1];
        return new DropLimits(At(0.5), At(0.9), sorted.Length);
    }
}
