namespace Lightcone.Reports.Maps;

/// <summary>How much room a text takes, nearly: a picture that stands alone cannot ask for its reader's
/// fonts.</summary>
internal static class TextFit
{
    /// <summary>A little more than Helvetica and its kin need, in pixels.</summary>
    public static double Width(string text, double size) => size * text.Sum(letter => letter switch
    {
        >= '\u2e80' => 1.05,
        'W' or 'M' or 'm' or 'w' or '@' or '%' => 0.86,
        >= 'A' and <= 'Z' => 0.72,
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' => 0.3,
        ' ' or 'f' or 't' or 'r' or '(' or ')' or '-' or '/' => 0.36,
        _ => 0.58,
    });

    /// <summary>The text, cut short with an ellipsis where it is wider.</summary>
    public static string Cut(string text, double size, double width)
    {
        if (Width(text, size) <= width) return text;
        var length = text.Length - 1;
        while (length > 0 && Width(text[..length] + "\u2026", size) > width) length--;
        if (length > 0 && char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length].TrimEnd() + "\u2026";
    }

    /// <summary>Lines of whole words, as many as needed; a word wider than a line is broken, after a comma if it has
    /// one.</summary>
    public static IReadOnlyList<string> Lines(string text, double size, double width)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (rest, longer) = (word, line.Length == 0 ? word : line + " " + word);
            if (Width(longer, size) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            while (Width(rest, size) > width && rest.Length > 1)
            {
                var length = Break(rest, size, width);
                lines.Add(rest[..length]);
                rest = rest[length..];
            }

            line = rest;
        }

        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    private static int Break(string word, double size, double width)
    {
        var length = 1;
        while (length < word.Length && Width(word[..(length + 1)], size) <= width) length++;
        var comma = word.LastIndexOf(',', length - 1);
        if (comma > 0) return comma + 1;
        return length > 1 && char.IsHighSurrogate(word[length - 1]) ? length - 1 : length;
    }
}
