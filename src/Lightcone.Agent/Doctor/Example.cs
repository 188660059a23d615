namespace Lightcone.Agent.Doctor;

/// <summary>One thing that would leave the host.</summary>
/// <param name="What">What it is, and how often it is sent.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Bytes">How many bytes, without headers of the network.</param>
/// <param name="Hex">The bytes in hexadecimal.</param>
internal sealed record Example(string What, string To, int Bytes, string Hex)
{
    public static Example Of(string what, string to, byte[] bytes) =>
        new(what, to, bytes.Length, Convert.ToHexStringLower(bytes));
}
