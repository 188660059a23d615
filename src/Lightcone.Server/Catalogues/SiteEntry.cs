using Lightcone.Geodesy;
using Lightcone.Verification;

namespace Lightcone.Server.Catalogues;

/// <summary>A site: where its hosts are said to be, who runs it, and what is asked of their place.</summary>
/// <param name="Id">Its id, 1 to 64 of <c>a-z 0-9 -</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Place">As declared: it chooses landmarks, and proves nothing.</param>
/// <param name="Operator">Its fault domain: a landmark of the same is never counted.</param>
/// <param name="Policy">What must be true of its hosts' place.</param>
internal sealed record SiteEntry(string Id, string Name, GeoPoint Place, string Operator, Policy Policy);
