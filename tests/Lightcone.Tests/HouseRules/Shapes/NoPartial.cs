using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Shapes;

/// <summary>
/// <c>partial</c> hides how long a type is. It is allowed where a generator of the platform needs it: on a type that
/// holds a generated member, or a serializer's context; and then in one file only.
/// </summary>
internal sealed class NoPartial : HouseRule
{
    private static readonly string[] Generators =
        ["GeneratedRegex", "LibraryImport", "LoggerMessage", "JsonSerializable", "JsonSourceGenerationOptions"];

    public override string Name => "no partial types";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        var declarations = (from file in tree.Code
                            from type in file.Unit.DescendantNodes().OfType<TypeDeclarationSyntax>()
                            where type.Modifiers.Any(SyntaxKind.PartialKeyword)
                            select (file, type, name: file.Folder + "/" + type.Identifier.Text)).ToList();
        var split = declarations.GroupBy(d => d.name).Where(group => group.Count() > 1).Select(group => group.Key);
        return from declaration in declarations
               where !IsForGenerator(declaration.type) || split.Contains(declaration.name)
               select declaration.file.At(declaration.type.Identifier,
                   $"{declaration.type.Identifier.Text} is partial; split it by meaning into types of their own");
    }

    private static bool IsForGenerator(TypeDeclarationSyntax type) =>
        type.DescendantNodesAndSelf().OfType<AttributeSyntax>().Select(LastName).Any(Generators.Contains);

    private static string LastName(AttributeSyntax attribute) =>
        attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.Text : attribute.Name.ToString();
}
