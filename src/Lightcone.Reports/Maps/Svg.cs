using System.Globalization;
using System.Net;
using System.Text;
using Lightcone.Reports.Projections;

namespace Lightcone.Reports.Maps;

/// <summary>Writes SVG elements. Every text from outside is escaped here and nowhere else.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    /// <param name="name">Whatever tells this picture from others of the same page.</param>
    public Svg(string name) => Key = KeyOf(name);

    /// <summary>Ends the ids of this picture's parts, so that several fit in one page.</summary>
    public string Key { get; }

    public override string ToString() => _text.ToString();

    public void Raw(string markup) => _text.Append(markup).Append('\n');

    public void Path(PathText path, string style)
    {
        if (!path.IsEmpty) Raw($"<path {style} d=\"{path}\"/>");
    }

    public void Text(PlanePoint at, string text, string style) =>
        Raw($"<text x=\"{Number(at.X)}\" y=\"{Number(at.Y)}\" {style}>{Escape(text)}</text>");

    /// <summary>A text with a light edge, readable over lines.</summary>
    public void Label(PlanePoint at, string text, string style) => Text(at, text,
        $"{style} paint-order=\"stroke\" stroke=\"#fff\" stroke-opacity=\".85\" stroke-width=\"3\"");

    public void Circle(PlanePoint at, double radius, string style) =>
        Raw($"<circle cx=\"{Number(at.X)}\" cy=\"{Number(at.Y)}\" r=\"{Number(radius)}\" {style}/>");

    public void Rectangle(Frame frame, string style) =>
        Raw($"<rect x=\"{Number(frame.Left)}\" y=\"{Number(frame.Top)}\" width=\"{Number(frame.Width)}\" "
            + $"height=\"{Number(frame.Height)}\" {style}/>");

    public void Line(PlanePoint from, PlanePoint to, string style) =>
        Raw($"<path {style} d=\"M{Number(from.X)} {Number(from.Y)}L{Number(to.X)} {Number(to.Y)}\"/>");

    /// <summary>A small upright triangle: a landmark.</summary>
    public void Triangle(PlanePoint at, string style) =>
        Raw($"<path d=\"M{Number(at.X)} {Number(at.Y - 5)}l4.6 8h-9.2z\" {style}/>");

    /// <summary>A small square on its corner: a declared place.</summary>
    public void Diamond(PlanePoint at, string style) =>
        Raw($"<path d=\"M{Number(at.X)} {Number(at.Y - 7)}l7 7l-7 7l-7-7z\" {style}/>");

    /// <summary>A small cross: an estimate.</summary>
    public void Cross(PlanePoint at, string style) =>
        Raw($"<path d=\"M{Number(at.X - 6)} {Number(at.Y - 6)}l12 12m0-12l-12 12\" {style}/>");

    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    private static string KeyOf(string name)
    {
        var hash = 2166136261; // FNV-1a: the same on every run, so that equal inputs give equal files
        foreach (var letter in name) hash = (hash ^ letter) * 16777619;
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
