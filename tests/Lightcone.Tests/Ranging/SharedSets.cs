using Lightcone.Ranging;

namespace Lightcone.Tests.Ranging;

/// <summary>The real round-trip times beside the repository. Where they are absent, tests skip visibly.</summary>
internal static class SharedSets
{
    /// <summary>The folder of a set, or null where the data is absent.</summary>
    public static string? FolderOf(string name)
    {
        for (var here = new DirectoryInfo(AppContext.BaseDirectory); here is not null; here = here.Parent)
        {
            foreach (var shared in new[] { "shared", "../shared" })
            {
                var folder = Path.Combine(here.FullName, shared, "data", "rtt", name);
                if (File.Exists(Path.Combine(folder, "hosts.csv"))) return folder;
            }
        }

        return null;
    }

    /// <summary>The set, or a visible skip.</summary>
    public static RttSet Read(string name)
    {
        var folder = FolderOf(name);
        Assert.SkipWhen(folder is null, $"../shared/data/rtt/{name} is absent");
        var hosts = File.ReadAllBytes(Path.Combine(folder!, "hosts.csv"));
        var rtts = File.ReadAllBytes(Path.Combine(folder!, "rtts.csv"));
        Assert.True(RttSet.TryParse(hosts, rtts, out var set, out var file, out var refusal), $"{file}: {refusal}");
        return set;
    }
}
