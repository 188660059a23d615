using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Names;

/// <summary>
/// A namespace <c>Lightcone.Encoding</c> hides <c>System.Text.Encoding</c> in every file of ours, and a type called
/// like a room breaks its own project: compiled and seen. So no part of a namespace is also a type, ours or common.
/// </summary>
internal sealed class NamespaceIsNoType : HouseRule
{
    private static readonly string[] CommonNamespaces =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net", "System.Net.Http",
        "System.Numerics", "System.Text", "System.Text.Json", "System.Threading", "System.Threading.Tasks",
    ];

    public override string Name => "no part of a namespace is a type";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        var types = tree.Code.SelectMany(file => file.Unit.DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
            .Select(type => type.Identifier.Text)
            .ToHashSet();
        return from file in tree.Code
               from space in file.Unit.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
               from part in space.Name.ToString().Split('.')
               where types.Contains(part) || IsCommonType(tree, part)
               select file.At(space.Name, $"{part} is also a type's name; rename one of them");
    }

    private static bool IsCommonType(SourceTree tree, string name) =>
        CommonNamespaces.Any(space => tree.Compilation.GetTypeByMetadataName($"{space}.{name}") is not null);
}
