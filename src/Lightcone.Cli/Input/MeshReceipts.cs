using Lightcone.Ranging;
using Lightcone.Verification;

namespace Lightcone.Cli.Input;

/// <summary>Receipts of landmarks that measured each other, of any number of sessions, as a set for the
/// audit.</summary>
internal static class MeshReceipts
{
    /// <param name="receipts">A host that is no landmark in them is left out: it may answer from several places, and
    /// the audit would blame landmarks for that.</param>
    /// <param name="beside">A set with the same hosts.csv, whose times count too; null for none.</param>
    /// <exception cref="InputProblem">The set has other hosts, or no landmark was answered by another.</exception>
    public static SetFolder Of(CheckedReceipts receipts, SetFolder? beside)
    {
        if (beside is not null && beside.Inputs[0].Sha256 != receipts.Inputs[0].Sha256)
        {
            throw new InputProblem($"{receipts.Folder}: its {ReceiptsFolder.RegisterFile} is not that of "
                + $"{beside.Name}; a set beside receipts must have the same hosts");
        }

        var landmarks = receipts.Sessions.SelectMany(session => session.Landmarks)
            .Concat(beside?.Set.Landmarks ?? []).ToHashSet();
        SessionEvidence[] mesh = [.. receipts.Sessions.Where(session => landmarks.Contains(session.Target))];
        RttRow[] rows = [.. mesh.SelectMany(session => session.Set.Measurements)];
        if (rows.Length == 0)
            throw new InputProblem($"{receipts.Folder}: holds no receipt of a landmark that another one answered");
        return new SetFolder(SetFolder.NameOf(receipts.Folder),
            mesh[0].Set.With(Shortest([.. rows, .. beside?.Set.Measurements ?? []])),
            [.. receipts.Inputs, .. beside?.Inputs ?? []])
        {
            Notes = [.. Notes(receipts, mesh), .. receipts.Notes],
        };
    }

    // Of two times of a pair the longer says nothing more.
    private static RttRow[] Shortest(RttRow[] rows) =>
        [.. rows.GroupBy(row => (row.LandmarkIndex, row.TargetIndex))
            .Select(pair => pair.MinBy(row => row.RoundTrip.ElapsedNanoseconds)!)];

    private static IEnumerable<string> Notes(CheckedReceipts receipts, SessionEvidence[] mesh)
    {
        var others = receipts.Sessions.Count - mesh.Length;
        if (others > 0) yield return $"Sessions whose host is no landmark here: {others} left out.";
        var partial = mesh.Count(session => !session.IsWhole);
        if (partial > 0) yield return $"Sessions opened with more landmarks than there are receipts here: {partial}.";
        var silent = mesh.SelectMany(session => session.Pairs).Count(pair => pair.Shortest is null);
        if (silent > 0) yield return $"Receipts without an answer: {silent}.";
    }
}
