using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Rooms;

/// <summary>The namespace is the project's name and the folders below it. A program's top level has none.</summary>
internal sealed class NamespaceIsFolder : HouseRule
{
    public override string Name => "namespace = folder";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        foreach (var file in tree.Code.Where(file => HouseMap.Project(file) is not null))
        {
            var expected = string.Join('.', file.Folder.Split('/').Skip(1));
            var spaces = file.Unit.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().ToList();
            foreach (var space in spaces.Where(space => space.Name.ToString() != expected))
            {
                yield return file.At(space.Name, $"should be namespace {expected}");
            }
            if (spaces.Count == 0 && file.Unit.Members.OfType<BaseTypeDeclarationSyntax>().FirstOrDefault() is { } type)
            {
                yield return file.At(type, $"should be in namespace {expected}");
            }
        }
    }
}
