using System.CommandLine;

namespace Lightcone.Server.Commands;

/// <summary>The command line of <c>lightcone-server</c>.</summary>
internal static class CommandTree
{
    public static int Run(string[] args)
    {
        var root = new RootCommand("Lightcone's verifier: enrols hosts, has them asked, decides, keeps the record")
        {
            RunCommand.Make(),
        };
        return root.Parse(args).Invoke();
    }
}
