using System.Globalization;
using System.Text;

namespace Lightcone.Agent.Inventory;

/// <summary>Text from a driver or a file: whoever made it may want it to drive a terminal.</summary>
internal static class PlainText
{
    private const char Replacement = '?';

    /// <summary>The bytes up to the first zero, as text in one line without control characters.</summary>
    /// <returns>Null if no zero ends it, so that nobody knows where it ends.</returns>
    public static string? OfTerminated(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return end < 0 ? null : Of(bytes[..end]);
    }

    /// <summary>The bytes as text in one line. What could drive a terminal, or is no UTF-8, becomes <c>?</c>.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Of(Encoding.UTF8.GetString(bytes));

    /// <inheritdoc cref="Of(ReadOnlySpan{byte})"/>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPlain(rune)) plain.Append(rune);
            else plain.Append(Replacement);
        }

        return plain.ToString().Trim();
    }

    // Format characters turn the text round or hide in it; a line separator is a line break by another name.
    private static bool IsPlain(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        or UnicodeCategory.OtherNotAssigned);
}
