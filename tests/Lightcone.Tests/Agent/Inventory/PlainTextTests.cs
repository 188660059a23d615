using System.Globalization;
using System.Text;
using CsCheck;
using Lightcone.Agent.Inventory;

namespace Lightcone.Tests.Agent.Inventory;

public sealed class PlainTextTests
{
    [Fact]
    public void No_bytes_become_text_that_could_drive_a_terminal() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        foreach (var letter in PlainText.Of(bytes))
            Assert.False(char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format);
    });

    [Theory]
    [InlineData("NVIDIA H100 80GB HBM3", "NVIDIA H100 80GB HBM3")]
    [InlineData("  trimmed\n", "trimmed?")]
    [InlineData("\u001b[2J", "?[2J")]
    [InlineData("\u202eturned", "?turned")]
    [InlineData("\u0085\u009b\u2028\u2029", "????")]
    [InlineData("Gerät 機", "Gerät 機")]
    public void What_could_drive_a_terminal_is_replaced_and_all_else_stays(string text, string plain) =>
        Assert.Equal(plain, PlainText.Of(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_text_ends_at_its_first_zero_and_without_one_there_is_none()
    {
        Assert.Equal("ab", PlainText.OfTerminated("ab\0cd\0"u8));
        Assert.Equal("", PlainText.OfTerminated("\0"u8));
        Assert.Null(PlainText.OfTerminated("abcd"u8));
        Assert.Null(PlainText.OfTerminated([]));
    }
}
