using Lightcone.Geodesy;
using Lightcone.Reports.Projections;

namespace Lightcone.Reports.Maps.Layers;

/// <summary>Says what each line and colour means, and only those that are there.</summary>
internal sealed class Legend
{
    private const double Left = 936;
    private const double TextLeft = Left + 40;
    private const int MostClaims = 6;

    private readonly Svg _svg;
    private readonly MapView _view;
    private double _y = 96;

    private Legend(Svg svg, MapView view) => (_svg, _view) = (svg, view);

    public static void Draw(Svg svg, MapView view, MapContent content)
    {
        var legend = new Legend(svg, view);
        legend.AddRegion(content);
        legend.AddDiscs(content);
        legend.AddClaims(content);
        legend.AddEstimate(content);
        legend.Note("A map locates a key, never a chip. Each disc alone holds a holder of the key; "
            + "copies of the key could be elsewhere.");
    }

    private void AddRegion(MapContent content)
    {
        if (content.IsContradictory)
        {
            Line("Measurements disagree: no place fits enough of them", DiscLayer.StyleOf(MapDiscRole.Conflicting));
        }
        else if (content.Region is not null)
        {
            _svg.Rectangle(new Frame(Left, _y - 12, 30, 16), $"fill=\"{Palette.Region}\" fill-opacity=\".28\" "
                + $"stroke=\"{Palette.Region}\" stroke-width=\"1.6\"");
            Text("Where the key can be at the speed of light, if it has one holder. " + content.RegionText);
        }
    }

    private void AddDiscs(MapContent content)
    {
        if (content.Discs.Count == 0) return;
        var drawn = DiscLayer.Drawn(content);
        if (drawn.Any(d => d.Role == MapDiscRole.Conflicting) && !content.IsContradictory)
            Line("Disc that disagrees with others", DiscLayer.StyleOf(MapDiscRole.Conflicting));
        if (drawn.Any(d => d.Role == MapDiscRole.Witness))
            Line("Disc that carries the finding", DiscLayer.StyleOf(MapDiscRole.Witness));
        var all = drawn.Count == content.Discs.Count;
        if (drawn.Any(d => d.Role == MapDiscRole.Plain))
        {
            var which = all ? "Disc: within reach of one landmark"
                : $"Disc: within reach of one landmark ({drawn.Count} of {content.Discs.Count} drawn, the tightest)";
            Line(which, DiscLayer.StyleOf(MapDiscRole.Plain));
        }

        _svg.Triangle(new(Left + 15, _y - 4), $"fill=\"{Palette.Ink}\"");
        Text("Landmark: times the challenge, at a declared place");
        if (all || !content.Discs.Except(drawn).Any(d => IsInView(d.Cap.Centre))) return;
        _svg.Triangle(new(Left + 15, _y - 4), $"fill=\"{Palette.Disc}\" fill-opacity=\".45\"");
        Text("Landmark whose disc is not drawn");
    }

    private void AddClaims(MapContent content)
    {
        foreach (var claim in content.Claims.Take(MostClaims))
        {
            if (claim.IsOutside && (claim.Land.Count > 0 || claim.Area is not null || claim.Cap is not null))
            {
                _svg.Rectangle(new Frame(Left, _y - 12, 30, 16), $"fill=\"{Palette.Excluded}\" fill-opacity=\".35\"");
                _svg.Rectangle(new Frame(Left, _y - 12, 30, 16),
                    $"fill=\"url(#hatch-{_svg.Key})\" fill-opacity=\".7\"");
                var where = AreaLayer.IsInView(_view, content, claim) ? "Hatched: what it excludes"
                    : "What it excludes (hatched) is not on this map";
                Text($"Claim: {claim.Text}. {where}");
            }
            else
            {
                Line($"Claim: {claim.Text}", $"stroke=\"{Palette.Claim}\" stroke-width=\"2\" stroke-dasharray=\"9 4\"");
            }
        }

        if (content.Claims.Count > MostClaims) Text($"... and {content.Claims.Count - MostClaims} more claims");
        if (content.DeclaredPlace is null) return;
        _svg.Diamond(new(Left + 15, _y - 4), $"fill=\"{Palette.Declared}\" stroke=\"{Palette.Ink}\"");
        Text(content.IsDeclaredPlaceExcluded
            ? "Declared place, as its operator says: outside that area"
            : "Declared place, as its operator says");
    }

    private bool IsInView(GeoPoint place) => _view.Frame.Holds(_view.Place(LonLat.Of(place)));

    private void AddEstimate(MapContent content)
    {
        if (content.Estimate is not { } estimate) return;
        _svg.Cross(new(Left + 15, _y - 4), $"fill=\"none\" stroke=\"{Palette.Estimate}\" stroke-width=\"2.4\"");
        Text("Advisory: likely place. Proves nothing, and a liar can move it");
        var style = $"stroke=\"{Palette.Estimate}\" stroke-width=\"1.3\" ";
        if (estimate.Half is not null) Line("Advisory: 50 % region", style + "stroke-dasharray=\"5 3\"");
        if (estimate.NineTenths is not null) Line("Advisory: 90 % region", style + "stroke-dasharray=\"2 3\"");
    }

    private void Line(string text, string style)
    {
        _svg.Line(new(Left, _y - 4), new(Left + 30, _y - 4), style);
        Text(text);
    }

    private void Text(string text) => Write(text, new(TextLeft, 12.5, 16), $"fill=\"{Palette.Ink}\"");

    private void Note(string text)
    {
        _y += 6;
        Write(text, new(Left, 11.5, 15), $"font-style=\"italic\" fill=\"{Palette.Faint}\"");
    }

    private void Write(string text, (double Left, double Size, double Step) type, string style)
    {
        foreach (var line in TextFit.Lines(text, type.Size, RegionMap.Width - 8 - type.Left))
        {
            _svg.Text(new(type.Left, _y), line, $"font-size=\"{Svg.Number(type.Size)}\" {style}");
            _y += type.Step;
        }

        _y += 9;
    }
}
