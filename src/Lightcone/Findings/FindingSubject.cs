using System.Globalization;

namespace Lightcone.Findings;

/// <summary>Whose place a finding speaks of: a session key's holder, or a host of a file. Never a chip.</summary>
public sealed record FindingSubject
{
    private FindingSubject(string text, string opening, AssuranceTier tier)
    {
        Text = text;
        Opening = opening;
        Tier = tier;
    }

    /// <summary>The subject in words, for example <c>host wn5 of a file</c>.</summary>
    public string Text { get; }

    /// <summary>What ties the subject to a device.</summary>
    public AssuranceTier Tier { get; }

    /// <summary>How a sentence about this subject begins; a verb follows.</summary>
    public string Opening { get; }

    /// <summary>A host of a set of round-trip times. Nobody vouches for the file, and it does not say when.</summary>
    /// <param name="id">The host's id in the file.</param>
    public static FindingSubject HostOfFile(string id) =>
        new($"host {id} of a file", $"At a time that the file does not state, the host that answered as {id}",
            AssuranceTier.Declared);

    /// <summary>The holder of a session key that answered timed challenges.</summary>
    /// <param name="keyId">The key's id, never the key.</param>
    /// <param name="tier">What ties the key to a device.</param>
    /// <param name="measuredAt">When the challenges ran, on the verifier's clock.</param>
    public static FindingSubject SessionKey(string keyId, AssuranceTier tier, DateTimeOffset measuredAt)
    {
        var when = measuredAt.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
        return new($"session key {keyId}", $"On {when} UTC a holder of this key", tier);
    }
}
