using Lightcone.Agent.Inventory;
using Lightcone.Agent.Inventory.Host;

namespace Lightcone.Tests.Agent.Inventory.Host;

public sealed class PciBusTests
{
    private const ulong Mebibyte = 1UL << 20;

    [Theory]
    [InlineData(0x0302, "10de", 0, true)] // a data-centre GPU, also one whose windows cannot be read
    [InlineData(0x1200, "1002", 0, true)]
    [InlineData(0x0300, "10de", 256, true)] // a graphics card
    [InlineData(0x0300, "10de", 255, false)]
    [InlineData(0x0300, "19e5", 32, false)] // the display of a management controller
    [InlineData(0x0300, "8086", 256, false)] // graphics inside the processor
    [InlineData(0x0380, "8086", 65536, true)] // a data-centre GPU of Intel's
    [InlineData(0x0380, "1002", 0, false)]
    [InlineData(0x0680, "10de", 65536, false)] // an NVSwitch
    [InlineData(0x0403, "10de", 256, false)] // the sound part of a graphics card
    public void Class_vendor_and_window_decide_what_counts(uint kind, string vendor, ulong mebibytes, bool counts) =>
        Assert.Equal(counts, PciBus.IsAccelerator(kind, vendor, mebibytes * Mebibyte));

    [Fact]
    public void The_largest_of_the_first_six_windows_is_taken_and_a_bridges_window_is_none()
    {
        const string Unused = "0x0000000000000000 0x0000000000000000 0x0000000000000000\n";
        const string Small = "0x00000000fb000000 0x00000000fbffffff 0x0000000000040200\n";
        const string Large = "0x0000380000000000 0x00003807ffffffff 0x000000000014220c\n";
        Assert.Equal(32UL << 30, PciWindows.Largest(Small + Unused + Large + Unused + Unused + Unused).Value);
        Assert.Equal(16 * Mebibyte, PciWindows.Largest(
            Small + Unused + Unused + Unused + Unused + Unused + Large).Value);
        Assert.Equal(0UL, PciWindows.Largest(Unused).Value);
    }

    [Theory]
    [InlineData("0x2 0x1 0x0\n")]
    [InlineData("0x1 0x2\n")]
    [InlineData("one two three\n")]
    [InlineData("0x0 0xffffffffffffffff 0x0\n")]
    [InlineData("0x00000000000000000001 0x1ffffffffffffffff 0x0\n")]
    public void A_list_of_windows_that_cannot_be_meant_is_no_size(string resource) =>
        Assert.Equal(Absence.Malformed, PciWindows.Largest(resource).Unavailable);
}
