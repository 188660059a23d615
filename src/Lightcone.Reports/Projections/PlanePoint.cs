namespace Lightcone.Reports.Projections;

/// <summary>A place on the drawing, in pixels from its upper left corner, y downward.</summary>
internal readonly record struct PlanePoint(double X, double Y);
