using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lightcone.Agent.Inventory;

/// <summary>The inventory as JSON, written by generated code: no reflection, fields in their written order.</summary>
/// <remarks>All but plain ASCII is escaped, so that the document is safe on a terminal, too.</remarks>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    NewLine = "\n", UseStringEnumConverter = true, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(HostInventory))]
internal sealed partial class InventoryJson : JsonSerializerContext
{
    public static string Text(HostInventory inventory) =>
        JsonSerializer.Serialize(inventory, Default.HostInventory);
}
