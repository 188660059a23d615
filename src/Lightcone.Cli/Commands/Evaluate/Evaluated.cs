using Lightcone.Cli.Input;
using Lightcone.Simulation.Evaluation;

namespace Lightcone.Cli.Commands.Evaluate;

/// <summary>A set, how it was evaluated, and the outcome.</summary>
internal sealed record Evaluated(SetFolder Folder, SetFolder? Calibration, EvaluationPlan Plan,
    EvaluationSummary Summary);
