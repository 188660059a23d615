using Lightcone.Findings;

namespace Lightcone.Cli.Output;

/// <summary>What every command answers to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done, or confirmed.</summary>
    public const int Ok = 0;

    /// <summary>Something outside was not as it must be.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be meant.</summary>
    public const int Usage = 2;

    /// <summary>A claim cannot hold.</summary>
    public const int Refuted = 3;

    /// <summary>Neither shown nor excluded.</summary>
    public const int Inconclusive = 4;

    public static int Of(Conclusion conclusion) => conclusion switch
    {
        Conclusion.Confirmed => Ok,
        Conclusion.Refuted => Refuted,
        _ => Inconclusive,
    };
}
