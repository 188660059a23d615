namespace Lightcone.Agent;

/// <summary>The program's version, without asking the runtime about it; a test holds it to the build's.</summary>
internal static class BuildVersion
{
    public const string Text = "0.1.0";
}
