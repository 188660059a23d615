namespace Lightcone.Geodesy.Coverings;

/// <summary>One order for the same groups of caps, however they were listed.</summary>
internal static class CapOrder
{
    /// <summary>Groups without a cap hold every point and are left out; small caps first, since they exclude
    /// soonest.</summary>
    public static Cap[][] Canonical(IReadOnlyList<IReadOnlyList<Cap>> groups)
    {
        var sorted = new List<Cap[]>(groups.Count);
        foreach (var group in groups)
        {
            if (group.Count == 0) continue;
            Cap[] caps = [.. group];
            if (caps.Length > 1) Array.Sort(caps, Compare);
            sorted.Add(caps);
        }

        sorted.Sort(Compare);
        return [.. sorted];
    }

    private static int Compare(Cap[] a, Cap[] b)
    {
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = Compare(a[i], b[i]);
            if (order != 0) return order;
        }

        return a.Length.CompareTo(b.Length);
    }

    private static int Compare(Cap a, Cap b)
    {
        var order = a.RadiusMillimetres.CompareTo(b.RadiusMillimetres);
        if (order == 0) order = a.Centre.Latitude.CompareTo(b.Centre.Latitude);
        return order != 0 ? order : a.Centre.Longitude.CompareTo(b.Centre.Longitude);
    }
}
