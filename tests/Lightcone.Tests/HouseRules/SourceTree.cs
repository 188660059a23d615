using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lightcone.Tests.HouseRules;

/// <summary>The files of the repository, or of a planted example, and what their names mean.</summary>
internal sealed class SourceTree
{
    public static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Xunit;
        """;

    private static readonly string[] NotOurs =
        [".git", "artifacts", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", "bin", "obj"];

    // All trees derive from this one, so that the platform's assemblies are read once.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("House",
        [CSharpSyntaxTree.ParseText(ImplicitUsings, Language, "implicit usings")],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Lightcone", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable));

    private readonly ConcurrentDictionary<SourceFile, SemanticModel> _meanings = new();
    private readonly Lazy<CSharpCompilation> _compilation;
    private readonly Lazy<IReadOnlyList<TypeUse>> _typeUses;

    public SourceTree(IEnumerable<SourceFile> files)
    {
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        _compilation = new(Compile);
        _typeUses = new(() => [.. TypeUse.In(this)]);
    }

    /// <summary>This repository as it stands on the disk, committed or not.</summary>
    public static SourceTree Repository { get; } = new(Walk(Root()));

    public IReadOnlyList<SourceFile> Files { get; }

    public IEnumerable<SourceFile> Code => Files.Where(file => file.IsCode);

    /// <summary>The code of the programs and libraries, without their tests.</summary>
    public IEnumerable<SourceFile> Sources => Code.Where(file => file.IsUnder("src"));

    public CSharpCompilation Compilation => _compilation.Value;

    /// <summary>Every place in <c>src</c> that names a type of <c>src</c>, or a member of it.</summary>
    public IReadOnlyList<TypeUse> TypeUses => _typeUses.Value;

    /// <summary>A small tree for a rule's own test, as pairs of path and text.</summary>
    public static SourceTree Of(params (string Path, string Text)[] files) =>
        new(files.Select(file => new SourceFile(file.Path, () => file.Text)));

    public static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Lightcone.slnx"))) return folder;
        }
        throw new InvalidOperationException("The tests run outside their repository.");
    }

    public SourceFile? Find(string path) => Files.FirstOrDefault(file => file.Path == path);

    public SourceFile? FileOf(SyntaxTree? syntax) => syntax is null ? null : Find(syntax.FilePath);

    /// <summary>What the names of one file mean; kept, since several rules ask and each answer is dear.</summary>
    public SemanticModel Meaning(SourceFile file) =>
        _meanings.GetOrAdd(file, f => Compilation.GetSemanticModel(f.Syntax));

    // One compilation for all projects: internals are then visible everywhere, and a rule sees all uses.
    // Programs' top-level statements are an error in it, but every name still has its meaning.
    private CSharpCompilation Compile() => Empty.AddSyntaxTrees(Code.Select(file => file.Syntax));

    private static IEnumerable<SourceFile> Walk(string root) =>
        from path in Below(root)
        select new SourceFile(Path.GetRelativePath(root, path).Replace('\\', '/'), () => File.ReadAllText(path));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            from child in Directory.EnumerateDirectories(folder)
            where !NotOurs.Contains(Path.GetFileName(child))
            from file in Below(child)
            select file);
}
