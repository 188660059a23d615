namespace Lightcone.Reports.Projections;

/// <summary>Lambert's azimuthal equal-area projection round the middle of what is shown.</summary>
/// <remarks>Neither the antimeridian nor a pole is special; only the point opposite the centre is, and it is
/// never in the frame. Formulas: Snyder, Map Projections (USGS 1395), section 24, on the sphere.</remarks>
internal sealed class AzimuthalView : MapView
{
    private const double EarthRadius = 6_371_008.8;

    // Beyond this the plane is stretched so much that an edge is followed by angle, not by chord.
    private const double FarCosine = -0.5;

    // Each divides 180, or lines would crowd where the circle closes.
    private static readonly double[] Steps = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05];

    private readonly SpherePoint _centre;
    private readonly SpherePoint _east;
    private readonly SpherePoint _north;
    private readonly double _pixels; // per Earth radius

    public AzimuthalView(Frame frame, SpherePoint centre, IEnumerable<SpherePoint> mustShow)
        : base(frame)
    {
        _centre = centre;
        var middle = centre.ToLonLat();
        _east = SpherePoint.Of(new LonLat(middle.Longitude + 90, 0));
        _north = SpherePoint.Of(
            new LonLat(middle.Longitude + (middle.Latitude > 0 ? 180 : 0), 90 - Math.Abs(middle.Latitude)));
        double halfWidth = 1e-3, halfHeight = 1e-3;
        foreach (var point in mustShow)
        {
            var (x, y) = Project(point);
            halfWidth = Math.Max(halfWidth, Math.Abs(x));
            halfHeight = Math.Max(halfHeight, Math.Abs(y));
        }

        const double Fill = 0.92;
        _pixels = Fill * Math.Min(frame.Width / (2 * halfWidth), frame.Height / (2 * halfHeight));
    }

    public override string Note => "Lambert azimuthal equal-area, centred on what is shown; north is up at the centre";

    public override double MetresPerPixel => EarthRadius / _pixels;

    public override LonLat Blind => _centre.Opposite.ToLonLat();

    public override double GraticuleStep
    {
        get
        {
            var degrees = Frame.Width / _pixels * 180 / Math.PI;
            return Steps.FirstOrDefault(step => degrees / step >= 5, 0.02);
        }
    }

    public override double MeridianStep
    {
        get
        {
            var narrowing = Math.Max(0.05, Math.Sqrt(1 - (_centre.Z * _centre.Z)));
            return Steps.LastOrDefault(step => step >= 0.8 * GraticuleStep / narrowing, 30);
        }
    }

    public override PlanePoint Place(LonLat place) => ToPixels(Project(SpherePoint.Of(place)));

    public override void Fill(PathText path, IReadOnlyList<LonLat> ring) =>
        path.AddClosed(Frame.ClipRing(ProjectLine(ring, close: true)));

    public override void FillWhole(PathText path)
    {
        // Beyond the frame on all sides, so that its stroke is not seen.
        double left = Frame.Left - 9, right = Frame.Right + 9, top = Frame.Top - 9, bottom = Frame.Bottom + 9;
        path.AddClosed([new(left, top), new(right, top), new(right, bottom), new(left, bottom)]);
    }

    public override void Stroke(PathText path, IReadOnlyList<LonLat> line) =>
        AddVisible(path, ProjectLine(line, close: false));

    private List<PlanePoint> ProjectLine(IReadOnlyList<LonLat> line, bool close)
    {
        var points = new List<PlanePoint>(line.Count + 1);
        var previous = default(SpherePoint);
        for (var i = 0; i < line.Count + (close ? 1 : 0); i++)
        {
            var point = SpherePoint.Of(line[i % line.Count]);
            var isFar = _centre.Dot(point) < FarCosine;
            if (i > 0 && isFar && _centre.Dot(previous) < FarCosine) AddFarArc(points, previous, point);
            points.Add(ToPixels(Project(point)));
            previous = point;
        }

        return points;
    }

    /// <summary>Near the point opposite the centre a short edge may span half the plane; its chord would
    /// cross the frame. Such edges go round by angle, the shorter way.</summary>
    private void AddFarArc(List<PlanePoint> points, SpherePoint from, SpherePoint to)
    {
        var start = Math.Atan2(from.Dot(_north), from.Dot(_east));
        var turn = Math.Atan2(to.Dot(_north), to.Dot(_east)) - start;
        turn -= 2 * Math.PI * Math.Round(turn / (2 * Math.PI));
        var steps = (int)(Math.Abs(turn) / 0.3);
        for (var i = 1; i <= steps; i++)
        {
            var (sin, cos) = Math.SinCos(start + (turn * i / (steps + 1)));
            points.Add(ToPixels((2 * cos, 2 * sin)));
        }
    }

    private (double X, double Y) Project(SpherePoint point)
    {
        var nearness = 1 + _centre.Dot(point);
        if (nearness < 1e-12) return (2, 0); // the point opposite is the whole edge of the plane; any of it will do
        var k = Math.Sqrt(2 / nearness);
        return (k * _east.Dot(point), k * _north.Dot(point));
    }

    private PlanePoint ToPixels((double X, double Y) plane)
    {
        var middle = Frame.Middle;
        return new PlanePoint(middle.X + (_pixels * plane.X), middle.Y - (_pixels * plane.Y));
    }
}
