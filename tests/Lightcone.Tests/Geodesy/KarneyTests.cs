using System.Globalization;
using System.Text.RegularExpressions;
using Lightcone.Geodesy;
using Lightcone.Tests.HouseRules;

namespace Lightcone.Tests.Geodesy;

/// <summary>The test cases that C. F. F. Karney publishes with his own library, as <c>npm ci</c> brings them.</summary>
public sealed partial class KarneyTests
{
    // lat1 lon1 azi1 lat2 lon2 azi2 s12 a12 m12 M12 M21 S12, degrees and metres.
    private const int NumbersPerCase = 12;
    private const double Metres = 2e-8; // his library's own tolerance is 1e-8 m; the cases are rounded to that

    [Fact]
    public void His_distances_are_met() => Assert.All(Cases(), one =>
        Assert.Equal(one[6], Geodesic.Metres(From(one), To(one)), Metres));

    [Fact]
    public void His_azimuths_are_met() => Assert.All(Cases(), one =>
        Assert.Equal(one[2], Geodesic.AzimuthDegrees(From(one), To(one)), 1e-12));

    [Fact]
    public void His_end_points_are_reached() => Assert.All(Cases(), one =>
        Assert.InRange(Geodesic.Metres(To(one), Geodesic.Destination(From(one), one[2], one[6])), 0, Metres));

    private static GeoPoint From(double[] one) => new(one[0], Within180(one[1]));

    private static GeoPoint To(double[] one) => new(one[3], Within180(one[4]));

    private static double Within180(double longitude) => longitude > 180 ? longitude - 360
        : longitude < -180 ? longitude + 360 : longitude;

    private static double[][] Cases()
    {
        var file = Path.Combine(SourceTree.Root(),
            "tools/geodesics/node_modules/geographiclib-geodesic/test/geodesictest.js");
        Assert.SkipUnless(File.Exists(file), "npm ci was not run in tools/geodesics");
        var script = File.ReadAllText(file);
        var start = script.IndexOf("testcases = [", StringComparison.Ordinal);
        var list = script[start..script.IndexOf(';', start)];
        var numbers = Number().Matches(list).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture));
        var cases = numbers.Chunk(NumbersPerCase).ToArray();
        Assert.True(cases.Length >= 20 && cases.All(one => one.Length == NumbersPerCase), "the file has another form");
        return cases;
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?(e-?\d+)?")]
    private static partial Regex Number();
}
