using System.Globalization;
using Lightcone.Findings;
using Lightcone.Geodesy.Borders;
using Lightcone.Ranging;
using Lightcone.Verification;

namespace Lightcone.Tests.Verification;

/// <summary>What our code decides, an independent program checks: <c>vectors/verification/check.py</c>, which shares
/// nothing with it.</summary>
public sealed class IndependentCheckTests : IDisposable
{
    private readonly SessionScene _scene = new();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _scene.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void A_bundle_is_well_for_another_program_which_finds_the_same_radii_and_claims()
    {
        var lines = Checked(_scene.Bundle(_scene.Inputs), out var exitCode);
        Assert.Equal((0, "well"), (exitCode, lines[^1]));
        foreach (var (host, time) in new[] { ("sg", 2_000_000), ("jb", 3_000_000), ("br", 250_000_000) })
        {
            var radius = DistanceBound.RadiusMillimetres(new RoundTrip(time), 1_000_000);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"disc {host} {radius}"), lines);
        }

        Assert.Contains("claim Proven within 2000 km of 1.3,103.8", lines);
    }

    [Fact]
    public void The_bundle_of_the_vectors_stays_verified_by_both()
    {
        var text = File.ReadLines(Vectors.PathOf("verification/bundle.txt")).Where(line => line[0] != '#');
        var bytes = Convert.FromHexString(string.Concat(text));
        Assert.True(EvidenceBundle.TryParse(bytes, out var bundle, out _));
        Assert.Equal(bytes, bundle.ToBytes());
        Assert.True(bundle.TryVerify(BoundaryPack.Embedded, out var verdict, out var refusal), refusal?.Detail);
        Assert.Equal((1, Conclusion.Confirmed), (verdict.Algorithm, verdict.Conclusion));
        Assert.Equal("well", Checked(bundle, out _)[^1]);
    }

    [Fact]
    public void A_session_without_answers_is_well_and_another_verdict_is_not()
    {
        var inputs = _scene.Inputs;
        var open = inputs with
        {
            Pairs = [_scene.Opened(0), _scene.Pair(1, null), _scene.Opened(2)],
            DecidedAt = SessionScene.Expiry,
        };
        Assert.Equal("well", Checked(_scene.Bundle(open), out _)[^1]);
        var lines = Checked(_scene.Bundle(inputs) with { Verdict = _scene.Bundle(open).Verdict }, out var exitCode);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("refused", lines[^1], StringComparison.Ordinal);
    }

    private string[] Checked(EvidenceBundle bundle, out int exitCode)
    {
        File.WriteAllBytes(_file, bundle.ToBytes());
        using var python = Vectors.Python("verification/check.py", _file);
        python.StandardInput.Close();
        var output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        exitCode = python.ExitCode;
        return output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
