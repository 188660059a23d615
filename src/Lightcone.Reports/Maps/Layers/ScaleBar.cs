using System.Globalization;
using Lightcone.Reports.Projections;

namespace Lightcone.Reports.Maps.Layers;

/// <summary>A bar of a round length, true in the middle of the map.</summary>
internal static class ScaleBar
{
    /// <summary>Room that it may take at the frame's lower right, in pixels.</summary>
    public const double Widest = 200;

    private const double HalfOfNote = 54;

    public static void Draw(Svg svg, MapView view)
    {
        var wanted = 160 * view.MetresPerPixel;
        var metres = RoundBelow(wanted);
        var width = metres / view.MetresPerPixel;
        var y = view.Frame.Bottom - 30;
        var right = view.Frame.Right - 18;
        var middle = Math.Min(right - (width / 2), view.Frame.Right - HalfOfNote - 4);
        var left = Math.Min(right - width - 10, middle - HalfOfNote);
        svg.Rectangle(new Frame(left, y - 20, view.Frame.Right - 8 - left, 38), "fill=\"#fff\" fill-opacity=\".8\"");
        svg.Raw($"<path d=\"M{Svg.Number(right - width)} {Svg.Number(y - 5)}v5h{Svg.Number(width)}v-5\" "
            + $"fill=\"none\" stroke=\"{Palette.Ink}\" stroke-width=\"1.6\"/>");
        svg.Text(new(right - (width / 2), y - 7),
            (metres / 1000).ToString("#,0.###", CultureInfo.InvariantCulture) + " km",
            $"text-anchor=\"middle\" font-size=\"12\" fill=\"{Palette.Ink}\"");
        svg.Text(new(middle, y + 13), "in the middle of the map",
            $"text-anchor=\"middle\" font-size=\"9\" fill=\"{Palette.Faint}\"");
    }

    /// <summary>The largest of 1, 2, 5 times a power of ten that is not above the value.</summary>
    private static double RoundBelow(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return (value / power) switch { >= 5 => 5, >= 2 => 2, _ => 1 } * power;
    }
}
