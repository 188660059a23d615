using Lightcone.Verification;

namespace Lightcone.Server.Sessions;

/// <summary>How a session ended.</summary>
/// <param name="Verdict">The verdict; null where there can be none, which is a fault of this server.</param>
/// <param name="Bundle">The verdict, signed, with all that it was made from; empty where there is none.</param>
/// <param name="Words">In one sentence.</param>
internal sealed record Decision(Verdict? Verdict, byte[] Bundle, string Words);
