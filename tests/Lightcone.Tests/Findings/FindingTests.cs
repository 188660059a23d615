using Lightcone.Findings;

namespace Lightcone.Tests.Findings;

public sealed class FindingTests
{
    [Fact]
    public void A_forgotten_field_confirms_nothing()
    {
        Assert.Equal(FindingKind.NoEvidence, default);
        Assert.Equal(Conclusion.Inconclusive, default);
        Assert.Equal(AssuranceTier.Declared, default);
        Assert.Equal(Conclusion.Inconclusive, Of(default).Conclusion);
    }

    [Theory]
    [InlineData(FindingKind.NoEvidence, Conclusion.Inconclusive)]
    [InlineData(FindingKind.Proven, Conclusion.Confirmed)]
    [InlineData(FindingKind.ProvenJointly, Conclusion.Inconclusive)]
    [InlineData(FindingKind.NotProven, Conclusion.Inconclusive)]
    [InlineData(FindingKind.Refuted, Conclusion.Refuted)]
    [InlineData(FindingKind.Contradictory, Conclusion.Inconclusive)]
    [InlineData((FindingKind)99, Conclusion.Inconclusive)]
    public void Only_proven_confirms_and_only_refuted_refutes(FindingKind kind, Conclusion conclusion) =>
        Assert.Equal(conclusion, Of(kind).Conclusion);

    [Fact]
    public void A_host_of_a_file_is_declared_and_its_time_is_unknown()
    {
        var subject = FindingSubject.HostOfFile("wn5");
        Assert.Equal(AssuranceTier.Declared, subject.Tier);
        Assert.Equal("host wn5 of a file", subject.Text);
        Assert.Equal(("Host wn5", "; the file does not say when."), (subject.Opening, subject.Ending));
        Assert.Equal("Lima (wn5)", FindingSubject.HostOfFile("wn5", "Lima").Opening);
        Assert.Equal("Host wn5", FindingSubject.HostOfFile("wn5", "wn5").Opening);
    }

    [Fact]
    public void A_session_key_is_spoken_of_with_its_time()
    {
        var when = new DateTimeOffset(2026, 11, 3, 15, 2, 0, TimeSpan.FromHours(1));
        var subject = FindingSubject.SessionKey("k", AssuranceTier.HostKey, when);
        Assert.Equal(("On 3 Nov 2026 14:02 UTC a holder of this key", "."), (subject.Opening, subject.Ending));
    }

    private static Finding Of(FindingKind kind) => new()
    {
        Kind = kind,
        Claim = "c",
        Subject = "s",
        Tier = AssuranceTier.Declared,
        FaultsTolerated = 0,
        FaultsUsed = null,
        Witnesses = [],
        Reason = "r",
    };
}
