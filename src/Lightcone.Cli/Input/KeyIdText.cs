using Lightcone.Wire;

namespace Lightcone.Cli.Input;

/// <summary>A key's id on the command line.</summary>
internal static class KeyIdText
{
    /// <param name="option">For the message.</param>
    /// <param name="text">64 hexadecimal digits, of either case; null where nothing was given.</param>
    /// <exception cref="UsageProblem">It is something else.</exception>
    public static Digest? Parse(string option, string? text)
    {
        if (text is null) return null;
        if (text.Length == 2 * Digest.Bytes && text.All(char.IsAsciiHexDigit))
            return new Digest(Convert.FromHexString(text));
        throw new UsageProblem($"{option} {text}: a key's id has {2 * Digest.Bytes} hexadecimal digits, all of them");
    }
}
