using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Json.Evaluate;
using Lightcone.Simulation.Evaluation;

namespace Lightcone.Cli.Commands.Evaluate;

/// <summary>An evaluation as a JSON document: kilometres to a tenth, shares to four places.</summary>
internal static class EvaluateJson
{
    public static EvaluateDocument Of(Evaluated evaluated, double elapsedSeconds)
    {
        var (summary, plan) = (evaluated.Summary, evaluated.Plan);
        return new EvaluateDocument
        {
            Set = evaluated.Folder.Name,
            Targets = summary.Targets,
            Landmarks = summary.Landmarks,
            RemovedLandmarks = [.. summary.RemovedLandmarks],
            FlaggedTargets = [.. summary.FlaggedTargets],
            Methods = Methods(summary),
            Hard = Of(summary.Hard),
            Soft = Of(summary.Soft),
            MsPerTarget = new TimesPart
            {
                Hard = Math.Round(summary.HardMilliseconds, 3),
                Soft = Math.Round(summary.SoftMilliseconds, 3),
            },
            BoundaryPack = LocateJson.Of(plan.Pack),
            ElapsedSeconds = Math.Round(elapsedSeconds, 2),
            Calibration = evaluated.Calibration?.Name,
            Faults = plan.Faults,
            Outside = [.. plan.Outside],
            Audit = plan.Audit,
            Seed = plan.Landmarks is null ? null : plan.Seed,
            LandmarksAsked = plan.Landmarks,
            FaultDomainsStated = evaluated.Folder.Set.StatesFaultDomains,
            Inputs = evaluated.Calibration is { } other
                ? LocateJson.Inputs(evaluated.Folder, other)
                : LocateJson.Inputs(evaluated.Folder),
        };
    }

    private static MethodsPart Methods(EvaluationSummary summary) => new()
    {
        Soft = Of(summary.Methods["soft"]),
        HardCentroid = Of(summary.Methods["hardCentroid"]),
        ShortestPing = Of(summary.Methods["shortestPing"]),
        Cbg = Of(summary.Methods["cbg"]),
        Cbgpp = Of(summary.Methods["cbgpp"]),
    };

    private static ErrorsPart Of(MethodErrors errors) =>
        new(Kilometres(errors.MedianKm), Kilometres(errors.MeanKm), Kilometres(errors.P90Km));

    private static HardPart Of(HardSummary hard) => new()
    {
        SoundnessViolations = hard.SoundnessViolations,
        SoundnessViolationsBeforeAudit = hard.SoundnessViolationsBeforeAudit,
        ProvenOutside = Share(hard.ProvenOutside),
        Proven300 = Share(hard.Proven300),
        Proven1000 = Share(hard.Proven1000),
        ProvenCountry = Share(hard.ProvenCountry),
        Jointly300 = Share(hard.Jointly300),
        Jointly1000 = Share(hard.Jointly1000),
        MedianAreaKm2 = Kilometres(hard.MedianAreaKm2),
        JointlyOutside = Share(hard.JointlyOutside),
        DeclaredOutside = hard.DeclaredOutside,
        ProvenOutsideF0 = Share(hard.ProvenOutsideNoFault),
        ProvenOutsideF1 = Share(hard.ProvenOutsideOneFault),
        JointlyOutsideF0 = Share(hard.JointlyOutsideNoFault),
        JointlyOutsideF1 = Share(hard.JointlyOutsideOneFault),
    };

    private static SoftEvaluationPart Of(SoftSummary soft) => new(
        Share(soft.Coverage50), Share(soft.Coverage90), Share(soft.CountryTop1), Kilometres(soft.MedianArea90Km2));

    // NaN is no JSON: a set in which every target is flagged has no errors to report.
    private static double Kilometres(double value) => double.IsNaN(value) ? -1 : Math.Round(value, 1);

    private static double Share(double value) => Math.Round(value, 4);
}
