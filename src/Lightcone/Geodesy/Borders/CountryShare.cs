namespace Lightcone.Geodesy.Borders;

/// <summary>How much of a region is an atom's land. For reports; findings ask only what is touched.</summary>
/// <param name="Atom">The atom that the region may touch.</param>
/// <param name="AreaSquareMetres">About how much of the region it holds; 0 where only its error may be touched.</param>
/// <param name="ShareOfRegion">The same as a share of the region's area, 0 to 1; the rest is sea and other
/// atoms.</param>
public sealed record CountryShare(BoundaryAtom Atom, double AreaSquareMetres, double ShareOfRegion);
