using BenchmarkDotNet.Running;
using Lightcone.Benchmarks.Documents;

// With "--into FILE" the quick run that rewrites the document's tables; what follows, or comes alone, is for
// BenchmarkDotNet, such as "--anyCategories region".
if (args is not ["--into", var path, .. var rest])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}

var document = MarkedDocument.Open(path);
string[] all = rest.Length > 0 ? rest : ["--filter", "*"];
var tables = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(all, QuickRun.Config)
    .Select(summary => new SpeedTable(summary)).ToList();
foreach (var table in tables) document.Replace(table.Name, table.Markdown);
if (Headline.Of(tables) is { } headline) document.Replace("headline", headline);
document.Write();
return tables.Count > 0 && tables.TrueForAll(table => table.IsComplete) ? 0 : 1;
