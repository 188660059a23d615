namespace Lightcone.Ranging.Frames;

/// <summary>What a datagram of the timed phase is.</summary>
public enum FrameKind : byte
{
    /// <summary>Not said: never accepted.</summary>
    Unspecified = 0,

    /// <summary>Host to landmark: here I am, with the cookie if I have it.</summary>
    Hello = 0x11,

    /// <summary>Landmark to host: show this cookie, so that I know you receive at this address.</summary>
    Cookie = 0x12,

    /// <summary>Landmark to host: answer this now.</summary>
    Challenge = 0x21,

    /// <summary>Host to landmark: the answer to the challenge of the same sequence number.</summary>
    Answer = 0x22,
}
