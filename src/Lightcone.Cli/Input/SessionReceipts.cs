using Lightcone.Findings;

namespace Lightcone.Cli.Input;

/// <summary>The receipts of one session as a set: what its landmarks measured of its host.</summary>
internal static class SessionReceipts
{
    /// <exception cref="InputProblem">They are of several sessions.</exception>
    public static SetFolder Of(CheckedReceipts receipts)
    {
        if (receipts.Sessions.Count > 1)
            throw new InputProblem($"{receipts.Folder}: holds receipts of several sessions; keep those of one");
        var session = receipts.Sessions[0];
        List<string> notes = [];
        if (!session.IsWhole) notes.Add("The session was opened with more landmarks than there are receipts here.");
        var silent = session.Pairs.Count(pair => pair.Shortest is null);
        if (silent > 0) notes.Add(silent == 1 ? "1 landmark got no answer." : $"{silent} landmarks got no answer.");
        return new SetFolder(SetFolder.NameOf(receipts.Folder), session.Set, receipts.Inputs)
        {
            Measured = session.Target,
            Signed = FindingSubject.SessionKey($"{session.SessionKeyId} of host {session.Opening.Host.Id}",
                AssuranceTier.HostKey, session.Arrived!.Value),
            Notes = [.. notes, .. receipts.Notes],
        };
    }
}
