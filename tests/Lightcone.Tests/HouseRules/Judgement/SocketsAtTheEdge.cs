using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Judgement;

/// <summary>Only Lightcone.Edge and the simulation's relay kit talk to the network themselves.</summary>
internal sealed class SocketsAtTheEdge : HouseRule
{
    // A file that names none of these words names no such type either: most files need no closer look.
    private static readonly string[] Words = ["Socket", "Http", "Tcp", "Udp", "Network"];
    private static readonly string[] Network = ["System.Net.Sockets", "System.Net.Http"];

    public override string Name => "only the edge and the relay kit use sockets or HTTP";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        foreach (var file in tree.Sources.Where(file => IsAwayFromTheEdge(file) && MayNameThem(file)))
        {
            var model = tree.Meaning(file);
            foreach (var name in file.Unit.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                var space = symbol as INamespaceSymbol ?? symbol?.ContainingNamespace;
                if (space is not null && Network.Contains(space.ToDisplayString()))
                {
                    yield return file.At(SourceFile.LineOf(name), "uses the network; ask Lightcone.Edge for it");
                }
            }
        }
    }

    private static bool IsAwayFromTheEdge(SourceFile file) =>
        !file.IsUnder("src/Lightcone.Edge") && !file.IsUnder("src/Lightcone.Simulation/Relays");

    private static bool MayNameThem(SourceFile file) =>
        Words.Any(word => file.Text.Contains(word, StringComparison.Ordinal));
}
