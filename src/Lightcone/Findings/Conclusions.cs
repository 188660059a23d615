namespace Lightcone.Findings;

/// <summary>From findings to conclusions: the one place where this is decided.</summary>
public static class Conclusions
{
    /// <summary>Proven confirms, Refuted refutes, all else is inconclusive.</summary>
    /// <param name="kind">Of one finding.</param>
    public static Conclusion Of(FindingKind kind) => kind switch
    {
        FindingKind.Proven => Conclusion.Confirmed,
        FindingKind.Refuted => Conclusion.Refuted,
        _ => Conclusion.Inconclusive,
    };

    /// <summary>One refutation refutes; only unanimous confirmation confirms; nothing is not good news.</summary>
    /// <param name="kinds">Of all findings that count.</param>
    public static Conclusion OfAll(IEnumerable<FindingKind> kinds)
    {
        Conclusion[] each = [.. kinds.Select(Of)];
        if (each.Contains(Conclusion.Refuted)) return Conclusion.Refuted;
        return each.Length > 0 && Array.TrueForAll(each, one => one is Conclusion.Confirmed)
            ? Conclusion.Confirmed
            : Conclusion.Inconclusive;
    }
}
