using Lightcone.Agent.Inventory;

namespace Lightcone.Tests.Agent.Inventory;

public sealed class FactTests
{
    [Fact]
    public void An_absent_fact_stays_absent_for_the_same_reason_in_every_form()
    {
        var absent = Fact<ulong?>.None(Absence.DeviceLost, "gone");
        foreach (var form in new[] { absent.Select(_ => "text"), absent.Then(_ => Fact<string>.Of("text")) })
        {
            Assert.False(form.IsKnown);
            Assert.Null(form.Value);
            Assert.Equal(Absence.DeviceLost, form.Unavailable);
            Assert.Equal("gone", form.Because);
        }
    }

    [Fact]
    public void An_absent_number_is_null_and_not_zero() =>
        Assert.Null(Fact<ulong?>.None(Absence.Failed, "why").Value);

    [Fact]
    public void A_known_fact_has_no_reason_to_pass_on()
    {
        Assert.Null(Fact<string>.Of("value").Because);
        Assert.Throws<InvalidOperationException>(() => Fact<string>.Of("value").Absent<bool?>());
    }

    [Theory]
    [InlineData("00000000:A1:00.0", "0000:a1:00.0", true)]
    [InlineData("00010000:A1:00.0", "10000:a1:00.0", true)]
    [InlineData("00000001:A1:00.0", "0000:a1:00.0", false)]
    [InlineData("00000000:0A:00.0", "0000:a0:00.0", false)]
    public void Driver_and_kernel_write_the_same_place_differently(string driver, string kernel, bool same) =>
        Assert.Equal(same, PciAddress.Normal(driver) == PciAddress.Normal(kernel));
}
