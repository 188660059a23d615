using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules;

/// <summary>One file of the repository, read and parsed when first asked for.</summary>
internal sealed class SourceFile
{
    private readonly Lazy<string> _text;
    private readonly Lazy<SyntaxTree> _syntax;

    public SourceFile(string path, Func<string> read)
    {
        Path = path;
        _text = new(read);
        _syntax = new(() => CSharpSyntaxTree.ParseText(Text, SourceTree.Language, Path));
    }

    /// <summary>From the repository's root, with <c>/</c>.</summary>
    public string Path { get; }

    public string Text => _text.Value;

    public SyntaxTree Syntax => _syntax.Value;

    public CompilationUnitSyntax Unit => Syntax.GetCompilationUnitRoot();

    /// <summary>The folder's path; empty for the root.</summary>
    public string Folder => Path.Contains('/') ? Path[..Path.LastIndexOf('/')] : "";

    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>Scripts of ours: the front ones have no extension.</summary>
    public bool IsScript => Path is "check" or "lightcone" or ".ci/run"
        || System.IO.Path.GetExtension(Path) is ".sh" or ".mjs" or ".js" or ".ts" or ".py";

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public string[] Lines()
    {
        var lines = Text.Split('\n');
        return lines is [.., ""] ? lines[..^1] : lines;
    }

    public static int LineOf(SyntaxNodeOrToken node) => LineOf(node.GetLocation()!);

    public static int LineOf(Microsoft.CodeAnalysis.Location location) =>
        location.GetLineSpan().StartLinePosition.Line + 1;

    public Violation At(SyntaxNodeOrToken node, string whatToDo) => new(Path, LineOf(node), whatToDo);

    public Violation At(int line, string whatToDo) => new(Path, line, whatToDo);
}
