namespace Lightcone.Server.Catalogues;

/// <summary>Whether a landmark may measure.</summary>
internal enum LandmarkState
{
    /// <summary>It may not, and is shown with the reason.</summary>
    Quarantined = 0,

    /// <summary>It may.</summary>
    Active = 1,
}
