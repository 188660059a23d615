using System.Text.Json;
using Lightcone.Agent.Inventory;
using Lightcone.Agent.Inventory.Host;
using Lightcone.Identity;

namespace Lightcone.Agent.Running;

/// <summary>What the agent says of its host, signed.</summary>
internal static class Declarations
{
    /// <summary>The inventory; null where it is longer than a message may be.</summary>
    public static SignedMessage? OfInventory(RunSettings settings, SigningKey key, DateTimeOffset now)
    {
        var inventory = InventoryReader.Read(settings.Nvml, new HostFolder(settings.Root));
        var content = System.Text.Encoding.UTF8.GetBytes(InventoryJson.Text(inventory));
        return content.Length > Declaration.MostContentBytes ? null : Sign(Declaration.Inventory, content, key, now);
    }

    public static SignedMessage OfPause(Pause pause, SigningKey key, DateTimeOffset now) =>
        Sign(Declaration.Pause, JsonSerializer.SerializeToUtf8Bytes(pause, StateJson.Default.Pause), key, now);

    private static SignedMessage Sign(string topic, byte[] content, SigningKey key, DateTimeOffset now) =>
        SignedMessage.Sign(new Declaration
        {
            OwnId = key.Public.Id,
            At = now,
            Topic = topic,
            Content = content,
        }.ToPayload(), key);
}
