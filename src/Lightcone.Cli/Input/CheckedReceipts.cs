using Lightcone.Cli.Json;
using Lightcone.Verification;

namespace Lightcone.Cli.Input;

/// <summary>What a folder of receipts holds, after all that can be checked was checked.</summary>
/// <param name="Folder">As it was given.</param>
/// <param name="Inputs">The files; the register is the first.</param>
/// <param name="Sessions">At least one, all with the folder's register.</param>
/// <param name="Notes">What whoever reads a result must know of how the folder was read.</param>
internal sealed record CheckedReceipts(string Folder, IReadOnlyList<InputHash> Inputs,
    IReadOnlyList<SessionEvidence> Sessions, IReadOnlyList<string> Notes);
