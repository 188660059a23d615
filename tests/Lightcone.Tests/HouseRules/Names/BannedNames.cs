using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System.Text.RegularExpressions;

namespace Lightcone.Tests.HouseRules.Names;

/// <summary>Words that say nothing, as a whole word of a type's or folder's name: <c>TokenManager</c>.</summary>
internal sealed partial class BannedNames : HouseRule
{
    private static readonly string[] Banned =
    [
        "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Service", "Services", "Data",
        "Info", "Common", "Misc", "Stuff", "Impl",
    ];

    public override string Name => "a name says what the thing is";

    public override IEnumerable<Violation> Violations(SourceTree tree) =>
        Types(tree).Concat(Folders(tree));

    private static IEnumerable<Violation> Types(SourceTree tree) =>
        from file in tree.Code
        from type in file.Unit.DescendantNodes().OfType<MemberDeclarationSyntax>()
        let identifier = Identifier(type)
        let word = BannedWord(identifier.Text ?? "")
        where word is not null
        select file.At(identifier, $"{identifier.Text}: use a word of the field instead of {word}");

    private static IEnumerable<Violation> Folders(SourceTree tree) =>
        from file in tree.Code
        from part in file.Folder.Split('/')
        where BannedWord(part) is not null
        select new Violation(file.Folder, 1, $"use a word of the field instead of {part}");

    private static SyntaxToken Identifier(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        _ => default,
    };

    private static string? BannedWord(string name) =>
        Word().Matches(name).Select(match => match.Value).FirstOrDefault(Banned.Contains);

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Word();
}
