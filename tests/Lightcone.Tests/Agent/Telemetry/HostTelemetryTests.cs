using Lightcone.Agent.Inventory.Host;
using Lightcone.Agent.Telemetry;

namespace Lightcone.Tests.Agent.Telemetry;

public sealed class HostTelemetryTests
{
    private const string NoLibrary = "/nowhere/libnvidia-ml.so.1";

    [Fact]
    public void Metrics_of_the_other_half_come_after_the_readings()
    {
        using var telemetry = new HostTelemetry(NoLibrary, new HostFolder("/nowhere"),
            page => page.Add(new MetricFamily("lightcone_sessions", "Sessions."), Sample.Of(7)));
        Assert.EndsWith("lightcone_nvml_available 0\n# HELP lightcone_sessions Sessions.\n"
            + "# TYPE lightcone_sessions gauge\nlightcone_sessions 7\n", telemetry.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_of_the_other_half_that_fail_are_left_out_whole()
    {
        using var telemetry = new HostTelemetry(NoLibrary, new HostFolder("/nowhere"), page =>
        {
            page.Add(new MetricFamily("lightcone_sessions", "Sessions."), Sample.Of(7));
            throw new IOException("gone");
        });
        Assert.EndsWith("lightcone_nvml_available 0\n", telemetry.Page(), StringComparison.Ordinal);
    }
}
