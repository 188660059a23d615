using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Lightcone.Cli.Json.Audit;
using Lightcone.Cli.Json.Evaluate;
using Lightcone.Cli.Json.Locate;
using Lightcone.Cli.Json.Plan;
using Lightcone.Cli.Json.Live;
using Lightcone.Cli.Json.Verify;

namespace Lightcone.Cli.Json;

/// <summary>The JSON of all commands, written by generated code: no reflection, fields in their written
/// order.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LocateDocument))]
[JsonSerializable(typeof(EvaluateDocument))]
[JsonSerializable(typeof(AuditDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(RangeDocument))]
[JsonSerializable(typeof(VerdictDocument))]
internal sealed partial class CliJson : JsonSerializerContext
{
    // City names are written as they are: no page is made from this without escaping it again.
    private static readonly CliJson Readable = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    });

    public static string Text(LocateDocument document) => Write(document, Readable.LocateDocument);

    public static string Text(EvaluateDocument document) => Write(document, Readable.EvaluateDocument);

    public static string Text(AuditDocument document) => Write(document, Readable.AuditDocument);

    public static string Text(PlanDocument document) => Write(document, Readable.PlanDocument);

    public static string Text(RangeDocument document) => Write(document, Readable.RangeDocument);

    public static string Text(VerdictDocument document) => Write(document, Readable.VerdictDocument);

    private static string Write<T>(T document, JsonTypeInfo<T> type) => JsonSerializer.Serialize(document, type);
}
