namespace Lightcone.Reports.Projections;

/// <summary>The Equal Earth projection of the whole world, cut opposite a middle longitude.</summary>
/// <remarks>Equal-area. Formulas: Savric, Patterson and Jenny (2018), "The Equal Earth map projection".
/// Rings are unrolled in longitude, closed over a pole where they go round it, and cut at the map's edge.</remarks>
internal sealed class WorldView : MapView
{
    private const double EarthRadius = 6_371_008.8;
    private const double Degree = Math.PI / 180;
    private const double A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796;
    private static readonly double M = Math.Sqrt(3) / 2;

    private readonly double _middle;
    private readonly double _pixels;

    public WorldView(Frame frame, double middleLongitude)
        : base(frame)
    {
        _middle = middleLongitude;
        var halfWidth = Plane(180, 0).X;
        var halfHeight = Plane(0, 90).Y;
        _pixels = Math.Min(frame.Width / (2 * halfWidth), frame.Height / (2 * halfHeight));
    }

    public override string Note => "Equal Earth projection: areas are true, shapes far from the middle are not";

    public override double MetresPerPixel => EarthRadius * Degree / (_pixels * Plane(1, 0).X);

    public override double GraticuleStep => 30;

    public override double MeridianStep => GraticuleStep;

    public override LonLat Blind => new(0, 90);

    public override PlanePoint Place(LonLat place) => ToPixels(Offset(place.Longitude), place.Latitude);

    public override void Fill(PathText path, IReadOnlyList<LonLat> ring)
    {
        var flat = Unroll(ring);
        var turns = (int)Math.Round((flat[^1].X - flat[0].X) / 360);
        if (turns == 0)
        {
            flat.RemoveAt(flat.Count - 1);
        }
        else
        {
            flat = Unroll(FromMapEdge(ring));
            CloseOverSouthPole(flat);
        }

        double min = flat.Min(p => p.X), max = flat.Max(p => p.X);
        for (var turn = Math.Ceiling((-180 - max) / 360); min + (360 * turn) < 180; turn++)
        {
            var shift = 360 * turn;
            var part = Strip.ClipRing([.. flat.Select(p => new PlanePoint(p.X + shift, p.Y))]);
            if (part.Count >= 3) path.AddClosed(Bend(part, close: true));
        }
    }

    public override void Stroke(PathText path, IReadOnlyList<LonLat> line)
    {
        var run = new List<PlanePoint>();
        for (var i = 0; i < line.Count; i++)
        {
            var next = new PlanePoint(Offset(line[i].Longitude), line[i].Latitude);
            if (run.Count > 0 && Math.Abs(next.X - run[^1].X) > 180)
            {
                var (leaving, entering) = Crossing(run[^1], next);
                run.Add(leaving);
                path.AddOpen(Bend(run, close: false));
                run.Clear();
                run.Add(entering);
            }

            run.Add(next);
        }

        path.AddOpen(Bend(run, close: false));
    }

    public override void FillWhole(PathText path) => path.AddClosed(
        Bend([new(-180, -90), new(180, -90), new(180, 90), new(-180, 90)], close: true));

    // The map in degrees from the middle meridian; its margin is cut off again by Bend's clamp.
    private static Frame Strip => new(-180, -90, 360, 180);

    /// <summary>The ring with its first corner repeated, longitudes running on past the map's edges.</summary>
    private List<PlanePoint> Unroll(IReadOnlyList<LonLat> ring)
    {
        var flat = new List<PlanePoint>(ring.Count + 3) { new(Offset(ring[0].Longitude), ring[0].Latitude) };
        for (var i = 1; i <= ring.Count; i++)
        {
            var corner = ring[i % ring.Count];
            var step = Offset(corner.Longitude) - flat[^1].X;
            // A step of exactly half a turn is the file's own cut from -180 to 180: it is kept as written.
            if (Math.Abs(step) > 180.000001) step -= 360 * Math.Round(step / 360);
            flat.Add(new PlanePoint(flat[^1].X + step, corner.Latitude));
        }

        return flat;
    }

    /// <summary>Where a short edge leaves one side of the map and enters at the other.</summary>
    private static (PlanePoint Leaving, PlanePoint Entering) Crossing(PlanePoint from, PlanePoint to)
    {
        var side = from.X > 0 ? 180 : -180;
        var length = 360 - Math.Abs(to.X - from.X);
        var share = length > 0 ? Math.Abs(side - from.X) / length : 0;
        var latitude = from.Y + (share * (to.Y - from.Y));
        return (new PlanePoint(side, latitude), new PlanePoint(-side, latitude));
    }

    /// <summary>The same ring, begun where it crosses the map's edge: elsewhere the ends would show as a
    /// seam.</summary>
    private List<LonLat> FromMapEdge(IReadOnlyList<LonLat> ring)
    {
        for (var i = 0; i < ring.Count; i++)
        {
            var from = new PlanePoint(Offset(ring[i].Longitude), ring[i].Latitude);
            var next = (i + 1) % ring.Count;
            var to = new PlanePoint(Offset(ring[next].Longitude), ring[next].Latitude);
            if (Math.Abs(to.X - from.X) <= 180) continue;
            var (_, entering) = Crossing(from, to);
            // Just inside, so that the offset of this corner is on the side where the ring enters.
            var longitude = _middle + (entering.X * (1 - 1e-9));
            return [new LonLat(longitude, entering.Y), .. ring.Skip(next), .. ring.Take(next)];
        }

        return [.. ring];
    }

    // Whether a ring round the Earth means the north or the south is the caller's to know: see Blind.
    private static void CloseOverSouthPole(List<PlanePoint> flat)
    {
        flat.Add(new PlanePoint(flat[^1].X, -90));
        flat.Add(new PlanePoint(flat[0].X, -90));
    }

    /// <summary>Lays corners in degrees on the plane, with long edges cut up so that they bend with the map.</summary>
    private List<PlanePoint> Bend(List<PlanePoint> flat, bool close)
    {
        var bent = new List<PlanePoint>(flat.Count);
        for (var i = 0; i < flat.Count; i++)
        {
            bent.Add(ToPixels(flat[i].X, flat[i].Y));
            if (i == flat.Count - 1 && !close) break;
            var next = flat[(i + 1) % flat.Count];
            double dx = next.X - flat[i].X, dy = next.Y - flat[i].Y;
            var pieces = (int)Math.Min(180, Math.Max(Math.Abs(dx) / 4, Math.Abs(dy) / 2));
            for (var k = 1; k < pieces; k++)
                bent.Add(ToPixels(flat[i].X + (dx * k / pieces), flat[i].Y + (dy * k / pieces)));
        }

        return bent;
    }

    private double Offset(double longitude)
    {
        var offset = longitude - _middle;
        return offset - (360 * Math.Round(offset / 360));
    }

    private PlanePoint ToPixels(double offset, double latitude)
    {
        var (x, y) = Plane(Math.Clamp(offset, -180, 180), Math.Clamp(latitude, -90, 90));
        var middle = Frame.Middle;
        return new PlanePoint(middle.X + (_pixels * x), middle.Y - (_pixels * y));
    }

    private static (double X, double Y) Plane(double offset, double latitude)
    {
        var t = Math.Asin(M * Math.Sin(latitude * Degree));
        double t2 = t * t, t6 = t2 * t2 * t2;
        var slope = A1 + (3 * A2 * t2) + (t6 * ((7 * A3) + (9 * A4 * t2)));
        return (offset * Degree * Math.Cos(t) / (M * slope), t * (A1 + (A2 * t2) + (t6 * (A3 + (A4 * t2)))));
    }
}
