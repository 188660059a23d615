using Lightcone.Location.Estimates;
using Lightcone.Ranging;

namespace Lightcone.Tests.Location.Estimates;

public sealed class EstimateCalibrationTests
{
    [Fact]
    public void A_calibrating_host_is_located_as_the_target_is_without_landmarks_of_its_own_domain()
    {
        RttHost Host(string id, string domain) =>
            new() { Id = id, Name = id, Place = new(1.49, 103.74), FaultDomain = domain };
        RttRow Row(int landmark) => new(landmark, 3, new RoundTrip(1000 + landmark));
        var set = new RttSet([Host("own", "AS1"), Host("other", "AS2"), Host("left out", "AS3"), Host("t", "as1")],
            [Row(0), Row(1), Row(2)]);
        var calibration = new EstimateCalibration(set) { Admits = host => host != 2 };
        Assert.Equal(["other"], calibration.Measured(3).Select(one => one.Landmark.Id));
    }
}
