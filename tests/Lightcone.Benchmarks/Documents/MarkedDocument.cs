using System.Text;

namespace Lightcone.Benchmarks.Documents;

/// <summary>A Markdown file with tables between markers <c>&lt;!-- speed:NAME --&gt;</c> and
/// <c>&lt;!-- /speed:NAME --&gt;</c>. A name that has no markers yet gets a section at the end.</summary>
internal sealed class MarkedDocument
{
    private readonly string _path;
    private string _text;

    private MarkedDocument(string path, string text) => (_path, _text) = (path, text);

    /// <exception cref="IOException">The file cannot be read: asked before minutes are spent on measuring.</exception>
    public static MarkedDocument Open(string path)
    {
        var full = Path.GetFullPath(path); // benchmarks may change the current folder
        return new(full, File.ReadAllText(full));
    }

    public void Replace(string name, string content)
    {
        string opening = $"<!-- speed:{name} -->", closing = $"<!-- /speed:{name} -->";
        var start = _text.IndexOf(opening, StringComparison.Ordinal);
        if (start < 0)
        {
            _text = $"{_text.TrimEnd('\n')}\n\n## {name}\n\n{opening}\n{content}\n{closing}\n";
            return;
        }

        var end = _text.IndexOf(closing, start, StringComparison.Ordinal);
        if (end < 0) throw new InvalidDataException($"{_path}: {opening} is not followed by {closing}.");
        _text = $"{_text[..(start + opening.Length)]}\n{content}\n{_text[end..]}";
    }

    public void Write() =>
        File.WriteAllText(_path, _text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
