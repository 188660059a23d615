using Lightcone.Wire;

namespace Lightcone.Server.Catalogues;

/// <summary>The landmarks and sites that this server knows, as of its last look. Replaced as a whole, so that a reader
/// sees one moment.</summary>
internal sealed class Catalogue
{
    private volatile Moment _now =
        new([], new Dictionary<string, SiteEntry>(), new Dictionary<Digest, LandmarkEntry>());

    public IReadOnlyList<LandmarkEntry> Landmarks => _now.Landmarks;

    public IReadOnlyCollection<SiteEntry> Sites => [.. _now.Sites.Values];

    public SiteEntry? Site(string id) => _now.Sites.GetValueOrDefault(id);

    public LandmarkEntry? Landmark(Digest id) => _now.LandmarkById.GetValueOrDefault(id);

    public void Replace(IReadOnlyList<LandmarkEntry> landmarks, IReadOnlyList<SiteEntry> sites) => _now = new Moment(
        [.. landmarks.DistinctBy(one => one.LongLived.Id)], sites.ToDictionary(one => one.Id, StringComparer.Ordinal),
        landmarks.DistinctBy(one => one.LongLived.Id).ToDictionary(one => one.LongLived.Id));

    private sealed record Moment(IReadOnlyList<LandmarkEntry> Landmarks, IReadOnlyDictionary<string, SiteEntry> Sites,
        IReadOnlyDictionary<Digest, LandmarkEntry> LandmarkById);
}
