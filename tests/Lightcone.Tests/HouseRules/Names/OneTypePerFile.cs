using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Names;

/// <summary>Types inside other types do not count; a type that only one file needs belongs inside its user.</summary>
internal sealed class OneTypePerFile : HouseRule
{
    public override string Name => "one type per file, with the file's name";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        foreach (var file in tree.Code)
        {
            var name = Path.GetFileNameWithoutExtension(file.FileName);
            foreach (var type in file.Unit.DescendantNodes(node => node is not BaseTypeDeclarationSyntax))
            {
                var identifier = type switch
                {
                    BaseTypeDeclarationSyntax declaration => declaration.Identifier,
                    DelegateDeclarationSyntax declaration => declaration.Identifier,
                    _ => default,
                };
                if (identifier.Text is { Length: > 0 } typeName && typeName != name)
                {
                    yield return file.At(identifier, $"{typeName} belongs in {typeName}.cs");
                }
            }
        }
    }
}
