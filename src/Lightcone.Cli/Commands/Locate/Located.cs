using Lightcone.Cli.Drawing;
using Lightcone.Cli.Input;
using Lightcone.Cli.Output;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Location.Estimates;
using Lightcone.Ranging;

namespace Lightcone.Cli.Commands.Locate;

/// <summary>One target located and every claim about it judged; what text, JSON, map and page are all made
/// from.</summary>
internal sealed record Located
{
    public required SetFolder Folder { get; init; }

    public required RttHost Host { get; init; }

    public required LocationResult Result { get; init; }

    public required IReadOnlyList<Zone> Zones { get; init; }

    /// <summary>One for each zone, in the same order.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>No claim was made, so that the default one was judged; said in words.</summary>
    public required bool IsDefaultClaim { get; init; }

    public required BoundaryPack Pack { get; init; }

    /// <summary>Labels of all atoms whose land the region may touch; empty for an empty region.</summary>
    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>The advisory estimate; null where nothing was measured, or no land is left.</summary>
    public required SoftEstimate? Estimate { get; init; }

    public Conclusion Conclusion => Conclusions.OfAll(Findings.Select(finding => finding.Kind));

    public string Headline => Scene.Headline;

    /// <summary>What pictures are made from.</summary>
    public Scene Scene => new()
    {
        Name = $"{Host.Name} ({Host.Id})",
        Source = $"{Folder.Name}, host {Host.Id} ({Host.Name})",
        IsSimulated = Folder.IsSimulated,
        DeclaredPlace = Host.Place,
        DeclaredErrorMillimetres = Host.PositionErrorMillimetres,
        Result = Result,
        Zones = Zones,
        Findings = Findings,
        Pack = Pack,
        Estimate = Estimate,
    };

    public static Located Run(LocateRequest request, Terminal terminal)
    {
        _ = ClaimZones.Of(request, BoundaryPack.Embedded); // first: what cannot be meant should not wait for the set
        return Of(Read(request), request, terminal);
    }

    /// <summary>The same for a folder that was read, or a set that was made.</summary>
    public static Located Of(SetFolder folder, LocateRequest request, Terminal terminal)
    {
        var pack = BoundaryPack.Embedded;
        var zones = ClaimZones.Of(request, pack);
        var target = request.Target is { } named ? folder.HostIndex(named) : folder.Measured ?? -1;
        var measurements = Measurement.Of(folder.Set, target);
        var result = LocationSolver.Solve(measurements, request.Faults);
        var host = folder.Set.Hosts[target];
        var subject = folder.Signed ?? FindingSubject.HostOfFile(host.Id, host.Name);
        return new Located
        {
            Folder = folder,
            Host = host,
            Result = result,
            Zones = zones,
            Findings = [.. zones.Select(zone =>
                ClaimAssessment.Assess(result.Discs, result, zone, request.Faults, subject))],
            IsDefaultClaim = request.Claims.Count + request.ClaimCountries.Count + request.ClaimOutside.Count == 0,
            Pack = pack,
            Estimate = measurements.Count == 0 ? null : terminal.WithProgress("learning usual delays", progress =>
                Estimation.From(folder.Set, target, request.Faults, pack, progress).Of(measurements, result)),
            Countries = [.. pack.CountriesTouching(result.Region).Select(share => share.Atom.Label)
                .Distinct(StringComparer.Ordinal)],
        };
    }

    // A set needs a target; receipts have theirs, and each of the two excludes the other.
    private static SetFolder Read(LocateRequest request) => request switch
    {
        { Set: { } set, Receipts: null, Target: not null, Verifier: null } => SetFolder.Read(set),
        { Set: null, Receipts: { } receipts, Target: null } =>
            SessionReceipts.Of(ReceiptsFolder.Read(receipts, request.Verifier)),
        _ => throw new UsageProblem("give --set DIR with --target HOST, or --receipts DIR alone or with --verifier"),
    };
}
