using System.Globalization;

namespace Lightcone.Findings;

/// <summary>Whose place a finding speaks of: a session key's holder, or a host of a file. Never a chip.</summary>
public sealed record FindingSubject
{
    private FindingSubject(string text, AssuranceTier tier, string opening, string ending)
    {
        Text = text;
        Tier = tier;
        Opening = opening;
        Ending = ending;
    }

    /// <summary>The subject in words, for example <c>host wn5 of a file</c>.</summary>
    public string Text { get; }

    /// <summary>What ties the subject to a device.</summary>
    public AssuranceTier Tier { get; }

    /// <summary>How a sentence about this subject begins; a verb follows.</summary>
    public string Opening { get; }

    /// <summary>How that sentence ends, full stop included: where the opening does not say when, the end says that
    /// nobody does.</summary>
    public string Ending { get; }

    /// <summary>A host of a set of round-trip times. Nobody vouches for the file, and it does not say when.</summary>
    /// <param name="id">The host's id in the file.</param>
    /// <param name="name">What the file calls it, for people; null for the id alone.</param>
    public static FindingSubject HostOfFile(string id, string? name = null) =>
        new($"host {id} of a file", AssuranceTier.Declared,
            name is null || name == id ? $"Host {id}" : $"{name} ({id})", "; the file does not say when.");

    /// <summary>The holder of a session key that answered timed challenges.</summary>
    /// <param name="keyId">The key's id, never the key.</param>
    /// <param name="tier">What ties the key to a device.</param>
    /// <param name="measuredAt">When the challenges ran, on the verifier's clock.</param>
    public static FindingSubject SessionKey(string keyId, AssuranceTier tier, DateTimeOffset measuredAt)
    {
        var when = measuredAt.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
        return new($"session key {keyId}", tier, $"On {when} UTC a holder of this key", ".");
    }
}
