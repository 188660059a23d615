using System.Globalization;

namespace Lightcone.Agent.Inventory.Host;

/// <summary>The windows into a device's memory (BARs), from the kernel's <c>resource</c> file.</summary>
internal static class PciWindows
{
    // The first six lines are the BARs; then come the expansion ROM and the windows of bridges.
    private const int Bars = 6;

    /// <summary>The largest window. Each line has first and last address and flags, in hexadecimal.</summary>
    public static Fact<ulong?> Largest(string resource)
    {
        ulong largest = 0;
        foreach (var line in resource.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(Bars))
        {
            if (line.Split(' ') is not [var first, var last, _] || Address(first) is not { } from
                || Address(last) is not { } to || to < from || to - from == ulong.MaxValue)
            {
                return Fact<ulong?>.None(Absence.Malformed, "the kernel's list of windows cannot be read");
            }

            if (to > from) largest = Math.Max(largest, to - from + 1);
        }

        return Fact<ulong?>.Of(largest);
    }

    private static ulong? Address(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        ? number : null;
}
