using Lightcone.Geodesy;

namespace Lightcone.Reports.Maps;

/// <summary>What one landmark's time allows: the key's holder answered from within this cap.</summary>
/// <param name="Name">The landmark, as people call it.</param>
/// <param name="Cap">Where the holder can be.</param>
/// <param name="Role">Why it is drawn as it is.</param>
public sealed record MapDisc(string Name, Cap Cap, MapDiscRole Role = MapDiscRole.Plain);
