using System.Globalization;
using System.Text;
using Lightcone.SystemTests.Attacks;
using Lightcone.SystemTests.Ranging;

namespace Lightcone.SystemTests.Numbers;

/// <summary>A flood of hellos as fast as one thread can send them, alone on the machine.</summary>
[Trait("Long", "true")]
[Collection("numbers")]
public sealed class FloodNumbers
{
    private const int Runs = 5;

    [Fact]
    public async Task A_live_session_under_a_flood_of_hellos()
    {
        var table = new StringBuilder("| hellos a second | cookies sent back a second | challenges answered of 30 |\n"
            + "|---:|---:|---:|\n");
        for (var run = 0; run < Runs; run++)
        {
            using var scene = new LiveScene(landmarks: 1);
            var opening = scene.OpeningOf(0) with { Burst = TimeSpan.FromSeconds(2) };
            using var end = new CancellationTokenSource();
            var flood = HelloFlood.Start(scene.AddressesOf(0)[0], opening.Session, perSecond: null, end.Token);
            var measured = scene.Run([opening])[0];
            await end.CancelAsync();
            var (sent, received, seconds) = await flood;
            table.Append(CultureInfo.InvariantCulture, $"| {sent / seconds:0} | {received / seconds:0} "
                + $"| {measured?.Samples.Count ?? 0} |\n");
            Assert.True(received <= sent);
        }

        NumbersFile.Write("flood", table.ToString());
    }
}
