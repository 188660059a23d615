using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using static Lightcone.Tests.Location.Scene;

namespace Lightcone.Tests.Location;

public sealed class FindingWordsTests
{
    private static readonly GeoPoint Johor = new(1.49, 103.74);
    private static readonly GeoPoint Seoul = new(37.57, 126.98);

    [Fact]
    public void A_zone_in_words_follows_was_and_cannot_be_while_its_text_stays_canonical()
    {
        var countries = new CountryZone(BoundaryPack.Embedded, ["SG", "MY"]);
        Assert.Equal("in MY/SG", FindingWords.Of(countries));
        Assert.Equal("MY,SG", countries.Text);
        Assert.Equal("outside MY/SG", FindingWords.Of(new ComplementZone(countries)));
        Assert.Equal("in MY/SG", FindingWords.Of(new ComplementZone(new ComplementZone(countries))));
        Assert.Equal("within 300 km of 1.49,103.74", FindingWords.Of(Within(Johor, 300)));
        Assert.Equal("more than 300 km from 1.49,103.74", FindingWords.Of(Beyond(Johor, 300)));
        var polygon = new PolygonZone([[new(0, 0), new(0, 1), new(1, 0)]]);
        Assert.Equal("within polygon 0,0 0,1 1,0", FindingWords.Of(polygon));
        Assert.Equal("outside polygon 0,0 0,1 1,0", FindingWords.Of(new ComplementZone(polygon)));
    }

    [Fact]
    public void Of_many_proving_landmarks_three_are_named_and_the_farthest_bound_is_told()
    {
        var all = Enumerable.Range(0, 6).Select(i => Honest(At($"l{i}", Johor), Johor, i + 1)).ToArray();
        var finding = Judge(all, Within(Johor, 2000), 4);
        Assert.Equal(FindingKind.Proven, finding.Kind);
        Assert.Contains("(at most 751 km from one of 5: l0, l1, l2 and 2 more);", finding.Reason);
        Assert.Equal(5, finding.Witnesses.Count);
    }

    [Fact]
    public void A_contradiction_names_at_most_three_of_those_who_would_prove()
    {
        var near = Enumerable.Range(0, 5).Select(i => Honest(At($"j{i}", Johor), Johor, 1));
        var far = Enumerable.Range(0, 5).Select(i => Honest(At($"s{i}", Seoul), Seoul, 1));
        var finding = Judge([.. near, .. far], Within(Johor, 1000), 4);
        Assert.Equal(FindingKind.Contradictory, finding.Kind);
        Assert.Contains(", and no place fits all but 4 of 10 independent landmarks. Alone,", finding.Reason);
        Assert.EndsWith(": j0, j1, j2 and 2 more.", finding.Reason);
    }

    [Theory]
    [InlineData(0, "1 independent landmark", "lies")]
    [InlineData(1, "2 independent landmarks", "lie")]
    public void What_it_takes_to_fool_a_proof_counts_the_landmarks(int faults, string count, string lie)
    {
        var all = Enumerable.Range(0, 2).Select(i => Honest(At($"l{i}", Johor), Johor, 1)).ToArray();
        Assert.Contains($"Cheapest way to fool it: a helper near {count} who holds a copy of the key, or {count} that "
            + $"{lie}. Presence rounds in the same session close the first.",
            FindingWords.Limits(Judge(all, Within(Johor, 1000), faults)));
    }
}
