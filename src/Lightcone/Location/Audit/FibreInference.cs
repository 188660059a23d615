using Lightcone.Ranging;

namespace Lightcone.Location.Audit;

/// <summary>Guesses which host of a conflict is wrong, and where it would fit, from the times to hosts in no
/// doubt.</summary>
/// <remarks>Light in fibre runs at about 2/3 c. Radio and hollow-core links are faster, and cities are not points, so
/// this is an <i>assumption</i>: it may point, it never proves, and every result is labelled <c>fibre</c>.</remarks>
internal sealed class FibreInference
{
    /// <summary>A wrong host is sought near the hosts that it answers fastest, no farther down the list.</summary>
    private const int MostPlacesTried = 32;

    private readonly AuditMesh _mesh;
    private readonly HashSet<int> _doubted;
    private readonly Dictionary<(int Host, int Place), long> _misfits = [];

    internal FibreInference(AuditMesh mesh, IEnumerable<int> doubted)
    {
        _mesh = mesh;
        _doubted = [.. doubted];
    }

    /// <summary>The host whose times to undoubted hosts break fibre speed by the most at its declared place; null if
    /// none does, or two do equally.</summary>
    internal int? LikelyWrong(IReadOnlyList<int> conflict)
    {
        var misfits = conflict.Select(host => (Host: host, Misfit: Misfit(host, host)))
            .OrderByDescending(entry => entry.Misfit).ToArray();
        return misfits[0].Misfit > misfits[1].Misfit ? misfits[0].Host : null;
    }

    /// <summary>The host beside which this one would fit best: an undoubted one, or a partner of the conflict. Of
    /// equals the one that it answers fastest.</summary>
    internal int? PlausiblyNear(int wrong, IReadOnlyList<int> conflict)
    {
        int? best = null;
        var least = long.MaxValue;
        var places = _mesh.Neighbours(wrong).Where(entry => IsTrusted(entry.Other) || conflict.Contains(entry.Other));
        foreach (var (place, _) in places.Take(MostPlacesTried))
        {
            var misfit = Misfit(wrong, place);
            if (misfit >= least) continue;
            least = misfit;
            best = place;
        }

        return best;
    }

    private bool IsTrusted(int host) => !_doubted.Contains(host);

    /// <summary>By how many millimetres in all the times of a host are too short for fibre, were it at the place of
    /// another. Kept: one wrong host can be in a conflict with each of its thousands of neighbours.</summary>
    private long Misfit(int host, int place)
    {
        if (!_misfits.TryGetValue((host, place), out var misfit))
            _misfits.Add((host, place), misfit = SumOfMisfits(host, place));
        return misfit;
    }

    private long SumOfMisfits(int host, int place)
    {
        long sum = 0;
        foreach (var (other, least) in _mesh.Neighbours(host))
        {
            if (!IsTrusted(other)) continue;
            sum += Math.Max(0, _mesh.Distance(place, other) - DistanceBound.FibreMillimetres(least));
        }

        return sum;
    }
}
