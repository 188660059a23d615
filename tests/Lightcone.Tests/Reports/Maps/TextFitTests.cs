using CsCheck;
using Lightcone.Reports.Maps;

namespace Lightcone.Tests.Reports.Maps;

public sealed class TextFitTests
{
    private static readonly Gen<string> Text = Gen.Char["ab ,.WMil\u4e2d"].Array[0, 200].Select(c => new string(c));

    [Fact]
    public void No_line_is_wider_than_its_room_and_no_letter_is_lost() => Text.Sample(text =>
    {
        var lines = TextFit.Lines(text, 12, 100);
        Assert.All(lines, line => Assert.True(TextFit.Width(line, 12) <= 100));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal),
            string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
    });

    [Fact]
    public void What_is_cut_fits_and_shows_that_it_was_cut() => Text.Sample(text =>
    {
        var cut = TextFit.Cut(text, 12, 100);
        Assert.True(TextFit.Width(cut, 12) <= 100);
        Assert.True(cut == text || cut.EndsWith('\u2026'));
    });

    [Fact]
    public void A_long_list_of_countries_is_broken_after_a_comma() =>
        Assert.All(TextFit.Lines(string.Join(',', Enumerable.Repeat("CN", 40)), 12, 100).SkipLast(1),
            line => Assert.EndsWith(",", line, StringComparison.Ordinal));
}
