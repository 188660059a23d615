namespace Lightcone.Reports.Maps;

/// <summary>The colours of every map: distinct for the colour-blind (after Okabe and Ito), and in grey print.</summary>
internal static class Palette
{
    public const string Sea = "#f4f7f9";
    public const string Land = "#e4dfd3";
    public const string Border = "#a9a294";
    public const string Graticule = "#cfd8de";
    public const string Ink = "#26282b";
    public const string Faint = "#6b6f75";
    public const string Region = "#0072b2";
    public const string Disc = "#5b6470";
    public const string Claim = "#00795a";
    public const string Excluded = "#8a8272";
    public const string Estimate = "#6a3d9a";
    public const string Declared = "#e69f00";

    /// <summary>Kept for contradictions and lost proof.</summary>
    public const string Contradiction = "#c1272d";
}
