using System.Text;
using Lightcone.Tests.HouseRules;
using Lightcone.Tests.HouseRules.Rooms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.PublicApi;

/// <summary>All that a room shows to others, a line per type and member, in an order that no move changes.</summary>
internal static class ApiText
{
    private static readonly SymbolDisplayFormat Types = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance)
        .WithKindOptions(SymbolDisplayKindOptions.None);

    private static readonly SymbolDisplayFormat Members = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(SourceTree tree, string room)
    {
        var text = new StringBuilder();
        var types = tree.Sources.Where(file => HouseMap.Room(file) == room)
            .SelectMany(file => TypesIn(file, tree.Meaning(file)))
            .Where(IsVisible)
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal);
        foreach (var type in types)
        {
            text.Append(Header(type)).Append('\n');
            foreach (var line in Lines(type)) text.Append("    ").Append(line).Append('\n');
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(SourceFile file, SemanticModel model) =>
        file.Unit.DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(member => (INamedTypeSymbol)model.GetDeclaredSymbol(member)!);

    private static string Header(INamedTypeSymbol type)
    {
        var kind = type switch
        {
            { TypeKind: TypeKind.Enum } => "enum",
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Delegate } => "delegate",
            { IsValueType: true } => (type.IsReadOnly ? "readonly " : "") + (type.IsRefLikeType ? "ref " : "")
                + (type.IsRecord ? "record struct" : "struct"),
            _ => (type.IsStatic ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")
                + (type.IsRecord ? "record" : "class"),
        };
        var bases = new[] { type.BaseType }
            .Where(b => b is { SpecialType: SpecialType.None } && type.TypeKind is TypeKind.Class)
            .Concat(type.Interfaces.Where(i => !i.Name.StartsWith("IEquatable", StringComparison.Ordinal)))
            .Select(b => b!.ToDisplayString(Types));
        var after = string.Join(", ", bases);
        return $"{kind} {type.ToDisplayString()}" + (after.Length > 0 ? $" : {after}" : "");
    }

    private static IEnumerable<string> Lines(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected)
            .Where(member => member is IPropertySymbol or IFieldSymbol or IEventSymbol
                or IMethodSymbol { AssociatedSymbol: null })
            // What the compiler makes of a record by itself follows from the record's own lines.
            .Where(member => !member.IsImplicitlyDeclared || IsPositional(member, type))
            .Select(member => member.ToDisplayString(Members))
            .Order(StringComparer.Ordinal);

    /// <summary>A property that a record's primary constructor declares.</summary>
    private static bool IsPositional(ISymbol member, INamedTypeSymbol type) =>
        type.IsRecord && member is IPropertySymbol && member.Name != "EqualityContract";

    private static bool IsVisible(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public
        && (type.ContainingType is null || IsVisible(type.ContainingType));
}
