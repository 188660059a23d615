namespace Lightcone.Agent.Output;

/// <summary>What every command answers to the shell.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Something outside was not as it must be.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be meant.</summary>
    public const int Usage = 2;
}
