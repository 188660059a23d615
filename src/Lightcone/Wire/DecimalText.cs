namespace Lightcone.Wire;

/// <summary>Decimal text to scaled integers, exactly: never through a double, whose rounding could shorten a
/// measured time.</summary>
internal static class DecimalText
{
    /// <summary>What the text turned out to be.</summary>
    internal enum Form
    {
        Malformed = 0,
        Valid,
        NotFinite,
        Negative,
        AboveLimit,
    }

    /// <summary>Reads <c>digits[.digits]</c>, with an optional sign, and multiplies by a power of ten.</summary>
    /// <param name="text">ASCII digits; no exponent, no spaces, no thousands separators.</param>
    /// <param name="decimals">The power of ten, 0 to 9.</param>
    /// <param name="limit">The largest accepted scaled value.</param>
    /// <param name="scaled">The scaled value, rounded <i>up</i> where the text has more digits than fit.</param>
    public static Form Scale(ReadOnlySpan<byte> text, int decimals, long limit, out long scaled)
    {
        scaled = 0;
        if (IsNotFinite(text)) return Form.NotFinite;
        if (!IsPlain(text)) return Form.Malformed;
        var negative = text.StartsWith("-"u8);
        var digits = Unsigned(text);
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];

        Int128 value = 0;
        foreach (var digit in whole)
        {
            value = (value * 10) + (digit - '0');
            // Saturates: far above every limit, and far below the overflow of the next steps.
            if (value > long.MaxValue) value = long.MaxValue;
        }

        for (var i = 0; i < decimals; i++) value = (value * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        if (fraction.Length > decimals && fraction[decimals..].ContainsAnyExcept((byte)'0')) value++;
        if (negative && value > 0) return Form.Negative;
        if (value > limit) return Form.AboveLimit;
        scaled = (long)value;
        return Form.Valid;
    }

    /// <summary>Whether the text is a spelling of NaN or infinity.</summary>
    public static bool IsNotFinite(ReadOnlySpan<byte> text)
    {
        text = Unsigned(text);
        return System.Text.Ascii.EqualsIgnoreCase(text, "nan"u8) || System.Text.Ascii.EqualsIgnoreCase(text, "inf"u8)
            || System.Text.Ascii.EqualsIgnoreCase(text, "infinity"u8);
    }

    /// <summary>Whether the text is <c>digits[.digits]</c>, with an optional sign: the one form of a number in all
    /// files, since an exponent hides a slip of the size of the number.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text)
    {
        var digits = Unsigned(text);
        var point = digits.IndexOf((byte)'.');
        return point < 0 ? AreDigits(digits) : AreDigits(digits[..point]) && AreDigits(digits[(point + 1)..]);
    }

    private static ReadOnlySpan<byte> Unsigned(ReadOnlySpan<byte> text) =>
        text.StartsWith("-"u8) || text.StartsWith("+"u8) ? text[1..] : text;

    private static bool AreDigits(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
