namespace Lightcone.Wire;

/// <summary>What was wrong with bytes from outside. Each kind is reached by a test.</summary>
public enum RefusalKind
{
    /// <summary>No kind was set: a bug of ours, never a judgement on the input.</summary>
    Unspecified = 0,

    /// <summary>The input is larger than its stated limit.</summary>
    TooLarge,

    /// <summary>There is nothing in the input.</summary>
    Empty,

    /// <summary>The input is not UTF-8.</summary>
    NotUtf8,

    /// <summary>A line is longer than any honest line of this format.</summary>
    LineTooLong,

    /// <summary>A control or text-direction character: it could rewrite a terminal or hide what a name says.</summary>
    ControlCharacter,

    /// <summary>A quote opens and never closes on its line, or stands inside a field that is not quoted.</summary>
    BadQuoting,

    /// <summary>A column that the format requires is not in the header.</summary>
    MissingColumn,

    /// <summary>The header names a column twice: which one counts would be a guess.</summary>
    DuplicateColumn,

    /// <summary>A row has more or fewer fields than the header.</summary>
    WrongFieldCount,

    /// <summary>There is a header and no row.</summary>
    NoRows,

    /// <summary>There are more rows than the stated limit.</summary>
    TooManyRows,

    /// <summary>A field that must say something is empty.</summary>
    EmptyField,

    /// <summary>A text field is longer than its stated limit, or begins or ends with a space.</summary>
    BadText,

    /// <summary>A field is not a decimal number.</summary>
    BadNumber,

    /// <summary>A number is NaN or infinite.</summary>
    NotFinite,

    /// <summary>A number is outside what is physically or geographically possible.</summary>
    OutOfRange,

    /// <summary>A country is not two capital letters (ISO 3166-1 alpha-2).</summary>
    BadCountry,

    /// <summary>A host is named that the host list does not hold.</summary>
    UnknownHost,

    /// <summary>A host is listed twice.</summary>
    DuplicateHost,

    /// <summary>The same landmark and target are measured twice: which one counts would be a guess.</summary>
    DuplicatePair,

    /// <summary>A host is measured against itself.</summary>
    SelfMeasurement,

    /// <summary>The bytes cannot be decompressed.</summary>
    BadCompression,

    /// <summary>The bytes do not begin as this format begins, or are of a version that is not known here.</summary>
    UnknownFormat,

    /// <summary>The input ends in the middle.</summary>
    Truncated,

    /// <summary>There is more input after the end of what it says it is.</summary>
    TrailingBytes,

    /// <summary>The same content has a shorter or other prescribed form, so its hash would not be its name.</summary>
    NotCanonical,

    /// <summary>A ring of a shape names an arc that is not there, or its arcs do not join end to end.</summary>
    BrokenRing,

    /// <summary>A field is of another type than the message has there.</summary>
    WrongType,

    /// <summary>A field is longer or shorter than the message has it.</summary>
    WrongLength,

    /// <summary>A public key is not a point of the curve, or of another curve.</summary>
    BadKey,

    /// <summary>The signature is not by the key that should have signed, or not over these bytes.</summary>
    BadSignature,

    /// <summary>A signed message is for another session, peer, role or nonce than it was shown for.</summary>
    WrongBinding,

    /// <summary>A signed message has expired, or says that it lives longer than any may.</summary>
    NotFresh,
}
