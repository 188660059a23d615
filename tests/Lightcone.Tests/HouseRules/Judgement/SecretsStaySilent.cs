using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Judgement;

/// <summary>
/// A record or a struct that holds a secret prints it, compares it in leaking time and copies it freely. So a type
/// with a field or property of bytes or text that is called key, token, salt, secret or password is a plain class.
/// Public keys and key ids are no secrets.
/// </summary>
internal sealed class SecretsStaySilent : HouseRule
{
    private static readonly string[] Secrets = ["Key", "Token", "Salt", "Secret", "Password"];
    private static readonly string[] Carriers =
        ["byte[]", "System.ReadOnlyMemory<byte>", "System.Memory<byte>", "string",
            "System.Collections.Immutable.ImmutableArray<byte>"];

    public override string Name => "a type that holds a secret is a class that never prints it";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        foreach (var file in tree.Sources)
        {
            var model = tree.Meaning(file);
            foreach (var declared in file.Unit.DescendantNodes().OfType<TypeDeclarationSyntax>())
            {
                var type = (INamedTypeSymbol)model.GetDeclaredSymbol(declared)!;
                if (!type.IsRecord && !type.IsValueType) continue;
                foreach (var member in type.GetMembers().Where(IsSecret))
                {
                    yield return file.At(declared.Identifier,
                        $"{type.Name} holds {member.Name}; make it a sealed class, not a record or a struct");
                }
            }
        }
    }

    private static bool IsSecret(ISymbol member)
    {
        var carrier = member switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol { IsImplicitlyDeclared: false, IsConst: false } field => field.Type,
            _ => null,
        };
        return carrier is not null && Carriers.Contains(carrier.WithNullableAnnotation(NullableAnnotation.None)
                .ToDisplayString())
            && Secrets.Any(word => member.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            && !member.Name.Contains("Public", StringComparison.Ordinal);
    }
}
