using Lightcone.Geodesy;

namespace Lightcone.Location.Estimates;

/// <summary>A patch of land and how likely it is.</summary>
/// <param name="Cell">The patch.</param>
/// <param name="Drop">How far the logarithm of its likelihood lies below the likeliest patch's; at least 0.</param>
/// <param name="Mass">Its share of the likelihood of all patches, 0 to 1.</param>
internal readonly record struct LikelyCell(Cell Cell, double Drop, double Mass);
