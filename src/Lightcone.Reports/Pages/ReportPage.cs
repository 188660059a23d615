using System.Net;
using System.Text;

namespace Lightcone.Reports.Pages;

/// <summary>A report as one HTML file that needs nothing else, opens anywhere and prints well.</summary>
/// <remarks>The headline comes first, in one sentence; what the report does not show, and the hashes of what it was
/// made from, come last and always.</remarks>
public sealed record ReportPage
{
    /// <summary>The page's title.</summary>
    public required string Title { get; init; }

    /// <summary>What was found, in one sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>A line above everything for worlds that are not real; empty for real ones.</summary>
    public string SimulatedNote { get; init; } = "";

    /// <summary>The parts, in order.</summary>
    public required IReadOnlyList<PageSection> Sections { get; init; }

    /// <summary>What the report does not show, one sentence each.</summary>
    public required IReadOnlyList<string> NotShown { get; init; }

    /// <summary>What went in, with its hash: file, pack, program.</summary>
    public required IReadOnlyList<(string Name, string Hash)> Inputs { get; init; }

    // Sentences stay at a readable width; pictures use the sheet.
    private const string Style = """
        :root{--ink:#26282b;--faint:#5d6269;--line:#d5d9dd;--soft:#6a3d9a}
        body{margin:0 auto;max-width:1180px;padding:24px;color:var(--ink);background:#fff;
        font:16px/1.5 Helvetica,Arial,"DejaVu Sans",sans-serif}
        h1{font-size:27px;line-height:1.25;margin:6px 0 18px;max-width:900px}h2{font-size:19px;margin:30px 0 8px}
        p,ul{max-width:820px;margin:6px 0}.kicker{color:var(--faint);font-size:14px}
        .simulated{border:2px solid var(--soft);color:var(--soft);padding:8px 14px;font-weight:700}
        .advisory{border-left:4px solid var(--soft);padding-left:14px}
        .advisory h2::after{content:" \2014 advisory, proves nothing";color:var(--soft);font-weight:400}
        table{border-collapse:collapse;font-size:14px;margin:10px 0}
        th,td{text-align:left;padding:4px 14px 4px 0;border-bottom:1px solid var(--line);vertical-align:top}
        td.n{text-align:right;font-variant-numeric:tabular-nums}
        svg{max-width:100%;height:auto;border:1px solid var(--line);margin:10px 0}
        code{font:12.5px/1.4 "DejaVu Sans Mono",Menlo,monospace;overflow-wrap:anywhere}
        footer{border-top:1px solid var(--line);margin-top:30px;font-size:14px;color:var(--faint)}
        @media print{body{padding:0;font-size:12px}h1{font-size:20px}section{break-inside:avoid}@page{margin:14mm}}
        """;

    /// <summary>The whole file.</summary>
    public string ToHtml()
    {
        var text = new StringBuilder();
        text.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            // Nothing is fetched and nothing runs, even if a name from a file were to slip through.
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
            .Append("style-src 'unsafe-inline'; img-src data:\">\n")
            .Append($"<title>{Escape(Title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
        if (SimulatedNote.Length > 0) text.Append($"<p class=\"simulated\">{Escape(SimulatedNote)}</p>\n");
        text.Append($"<p class=\"kicker\">{Escape(Title)}</p>\n<h1>{Escape(Headline)}</h1>\n");
        foreach (var section in Sections) Write(text, section);
        Write(text, new PageSection("Not shown by this report") { Points = NotShown });
        Write(text, new PageSection("Made from")
        {
            Table = new PageTable(["input", "SHA-256"], [.. Inputs.Select(input => new[] { input.Name, input.Hash })]),
        });
        return text.Append("</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder text, PageSection section)
    {
        text.Append(section.IsAdvisory ? "<section class=\"advisory\">\n" : "<section>\n");
        text.Append($"<h2>{Escape(section.Heading)}</h2>\n");
        foreach (var paragraph in section.Paragraphs) text.Append($"<p>{Escape(paragraph)}</p>\n");
        if (section.Points.Count > 0)
        {
            text.Append("<ul>\n");
            foreach (var point in section.Points) text.Append($"<li>{Escape(point)}</li>\n");
            text.Append("</ul>\n");
        }

        if (section.Table is not null) Write(text, section.Table);
        if (section.Picture is not null) text.Append(section.Picture);
        text.Append("</section>\n");
    }

    private static void Write(StringBuilder text, PageTable table)
    {
        text.Append("<table>\n<tr>");
        foreach (var column in table.Columns) text.Append($"<th>{Escape(column)}</th>");
        text.Append("</tr>\n");
        foreach (var row in table.Rows)
        {
            text.Append("<tr>");
            foreach (var cell in row) text.Append(Cell(cell));
            text.Append("</tr>\n");
        }

        text.Append("</table>\n");
    }

    private static string Cell(string cell)
    {
        if (cell.Length == 64 && cell.All(char.IsAsciiHexDigit)) return $"<td><code>{cell}</code></td>";
        var isNumber = cell.Length > 0 && cell.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-' or ' ');
        return $"<td{(isNumber ? " class=\"n\"" : "")}>{Escape(cell)}</td>";
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
