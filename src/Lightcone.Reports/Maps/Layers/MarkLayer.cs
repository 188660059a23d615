using Lightcone.Geodesy;
using Lightcone.Reports.Projections;

namespace Lightcone.Reports.Maps.Layers;

/// <summary>Landmarks, the declared place and the estimate's point, with names where there is room.</summary>
internal sealed class MarkLayer(Svg svg, MapView view, MapContent content)
{
    private const int NamedLandmarks = 8;

    private readonly List<Frame> _taken = [];

    public void Draw()
    {
        var discs = DiscLayer.Drawn(content);
        foreach (var disc in content.Discs.Except(discs))
            Mark(disc.Cap.Centre, at => svg.Triangle(at, $"fill=\"{Palette.Disc}\" fill-opacity=\".45\""));
        foreach (var disc in discs)
        {
            var colour = disc.Role == MapDiscRole.Conflicting ? Palette.Contradiction : Palette.Ink;
            Mark(disc.Cap.Centre, at => svg.Triangle(at, $"fill=\"{colour}\" stroke=\"#fff\" stroke-width=\".8\""));
        }

        Mark(content.DeclaredPlace, at => svg.Diamond(at,
            $"fill=\"{Palette.Declared}\" stroke=\"{Palette.Ink}\" stroke-width=\"1.2\""));
        Mark(content.Estimate?.Point, at =>
        {
            svg.Cross(at, "fill=\"none\" stroke=\"#fff\" stroke-width=\"5\"");
            svg.Cross(at, $"fill=\"none\" stroke=\"{Palette.Estimate}\" stroke-width=\"2.4\"");
        });
        Name(content.DeclaredPlace, "declared", "font-weight=\"700\"");
        foreach (var disc in discs.Take(NamedLandmarks)) Name(disc.Cap.Centre, disc.Name, "");
    }

    private void Mark(GeoPoint? place, Action<PlanePoint> draw)
    {
        if (place is null) return;
        var at = view.Place(LonLat.Of(place));
        if (!view.Frame.Holds(at)) return;
        _taken.Add(new Frame(at.X - 6, at.Y - 6, 12, 12));
        draw(at);
    }

    private void Name(GeoPoint? place, string text, string style)
    {
        if (place is null) return;
        var at = view.Place(LonLat.Of(place));
        if (!view.Frame.Holds(at)) return;
        var width = TextFit.Width(text, 11.5);
        Frame[] seats =
        [
            new(at.X + 9, at.Y - 7, width, 13), new(at.X - 9 - width, at.Y - 7, width, 13),
            new(at.X - (width / 2), at.Y - 22, width, 13), new(at.X - (width / 2), at.Y + 9, width, 13),
        ];
        var seat = seats.FirstOrDefault(IsFree);
        if (seat is null) return;
        _taken.Add(seat);
        svg.Label(new PlanePoint(seat.Left, seat.Top + 10.5), text,
            $"font-size=\"11.5\" fill=\"{Palette.Ink}\" {style}");
    }

    private bool IsFree(Frame seat)
    {
        var isInside = view.Frame.Holds(new(seat.Left, seat.Top)) && view.Frame.Holds(new(seat.Right, seat.Bottom));
        return isInside && !_taken.Any(t => t.Left < seat.Right && seat.Left < t.Right
            && t.Top < seat.Bottom && seat.Top < t.Bottom);
    }
}
