using System.Buffers.Binary;

namespace Lightcone.Agent.Inventory.Nvml;

/// <summary>NVML's questions by the shape of their answers. An answer is a fact or a reason, no exception.</summary>
/// <remarks>Each answer is written into more room than the library is told of, and only what it was told of is read:
/// a layout that grew, or a text without an end, must not become the agent's memory.</remarks>
internal sealed unsafe class NvmlCalls(NvmlLibrary library)
{
    private const int Room = 1024;

    /// <summary>A text about the system.</summary>
    public Fact<string> Text(string export, int length)
    {
        var call = (delegate* unmanaged[Cdecl]<byte*, uint, int>)library.Find(export);
        if (call is null) return NvmlCode.Missing<string>(export);
        var room = stackalloc byte[Room];
        var answer = Cleared(room, length);
        return TextOf(export, call(room, (uint)length), answer);
    }

    /// <summary>A text about a device.</summary>
    public Fact<string> Text(string export, nint device, int length)
    {
        var call = (delegate* unmanaged[Cdecl]<nint, byte*, uint, int>)library.Find(export);
        if (call is null) return NvmlCode.Missing<string>(export);
        var room = stackalloc byte[Room];
        var answer = Cleared(room, length);
        return TextOf(export, call(device, room, (uint)length), answer);
    }

    /// <summary>A number of 32 bits about the system.</summary>
    public Fact<ulong?> Number(string export)
    {
        var call = (delegate* unmanaged[Cdecl]<uint*, int>)library.Find(export);
        if (call is null) return NvmlCode.Missing<ulong?>(export);
        uint answer = 0;
        var code = call(&answer);
        return code == NvmlCode.Success ? Fact<ulong?>.Of(answer) : NvmlCode.Refused<ulong?>(export, code);
    }

    /// <summary>A number of 32 bits about a device.</summary>
    public Fact<ulong?> Number(string export, nint device) =>
        Numbers(export, device, 1).Then(one => Present(export, one[0], uint.MaxValue));

    /// <summary>A number of 32 bits about a part of a device: a link, a clock, a sensor.</summary>
    // The code comes out as well, since a part that is not there ends a walk over them.
    public Fact<ulong?> Number(string export, nint device, uint part, out int code)
    {
        code = NvmlCode.Success;
        var call = (delegate* unmanaged[Cdecl]<nint, uint, uint*, int>)library.Find(export);
        if (call is null) return NvmlCode.Missing<ulong?>(export);
        uint answer = 0;
        code = call(device, part, &answer);
        return code == NvmlCode.Success
            ? Present(export, answer, uint.MaxValue)
            : NvmlCode.Refused<ulong?>(export, code);
    }

    /// <summary>A number of 64 bits about a device.</summary>
    public Fact<ulong?> LongNumber(string export, nint device)
    {
        var call = (delegate* unmanaged[Cdecl]<nint, ulong*, int>)library.Find(export);
        if (call is null) return NvmlCode.Missing<ulong?>(export);
        ulong answer = 0;
        var code = call(device, &answer);
        return code == NvmlCode.Success
            ? Present(export, answer, ulong.MaxValue)
            : NvmlCode.Refused<ulong?>(export, code);
    }

    /// <summary>One, two or four numbers of 32 bits, each by a pointer of its own.</summary>
    public Fact<uint[]> Numbers(string export, nint device, int count)
    {
        var address = library.Find(export);
        if (address is null) return NvmlCode.Missing<uint[]>(export);
        var answer = stackalloc uint[4];
        new Span<uint>(answer, 4).Clear();
        var code = count switch
        {
            1 => ((delegate* unmanaged[Cdecl]<nint, uint*, int>)address)(device, answer),
            2 => ((delegate* unmanaged[Cdecl]<nint, uint*, uint*, int>)address)(device, answer, answer + 1),
            4 => ((delegate* unmanaged[Cdecl]<nint, uint*, uint*, uint*, uint*, int>)address)(
                device, answer, answer + 1, answer + 2, answer + 3),
            _ => throw new ArgumentOutOfRangeException(nameof(count)),
        };
        return code == NvmlCode.Success
            ? Fact<uint[]>.Of(new Span<uint>(answer, count).ToArray())
            : NvmlCode.Refused<uint[]>(export, code);
    }

    /// <summary>The bytes of a structure. The form has the question's own fields: a version, a sensor.</summary>
    public Fact<byte[]> Block(string export, nint device, byte[] form)
    {
        var call = (delegate* unmanaged[Cdecl]<nint, byte*, int>)library.Find(export);
        if (call is null) return NvmlCode.Missing<byte[]>(export);
        var room = stackalloc byte[Room];
        var answer = Cleared(room, form.Length);
        form.CopyTo(answer);
        return BlockOf(export, call(device, room), answer);
    }

    /// <summary>The bytes of a structure about a part of a device.</summary>
    public Fact<byte[]> Block(string export, nint device, uint part, int length)
    {
        var call = (delegate* unmanaged[Cdecl]<nint, uint, byte*, int>)library.Find(export);
        if (call is null) return NvmlCode.Missing<byte[]>(export);
        var room = stackalloc byte[Room];
        var answer = Cleared(room, length);
        return BlockOf(export, call(device, part, room), answer);
    }

    /// <summary>The library's handle of the GPU with an index.</summary>
    public Fact<nint?> Device(uint index, out int code)
    {
        const string Export = "nvmlDeviceGetHandleByIndex_v2";
        code = NvmlCode.Success;
        var call = (delegate* unmanaged[Cdecl]<uint, nint*, int>)library.Find(Export);
        if (call is null) return NvmlCode.Missing<nint?>(Export);
        nint device = 0;
        code = call(index, &device);
        return code == NvmlCode.Success ? Fact<nint?>.Of(device) : NvmlCode.Refused<nint?>(Export, code);
    }

    /// <summary>A structure to ask with, whose first field is its size and version (NVML_STRUCT_VERSION).</summary>
    public static byte[] Versioned(int size, byte version)
    {
        var form = new byte[size];
        BinaryPrimitives.WriteUInt32LittleEndian(form, (uint)size | (uint)version << 24);
        return form;
    }

    // NVML_VALUE_NOT_AVAILABLE: some questions succeed without an answer.
    private static Fact<ulong?> Present(string export, ulong number, ulong unavailable) => number == unavailable
        ? Fact<ulong?>.None(Absence.NotThere, $"{export}: the driver has no value")
        : Fact<ulong?>.Of(number);

    private static Span<byte> Cleared(byte* room, int length)
    {
        new Span<byte>(room, Room).Clear();
        return new Span<byte>(room, Room)[..length];
    }

    private static Fact<string> TextOf(string export, int code, ReadOnlySpan<byte> answer)
    {
        if (code != NvmlCode.Success) return NvmlCode.Refused<string>(export, code);
        return PlainText.OfTerminated(answer) switch
        {
            null => NvmlCode.Malformed<string>(export, "the text has no end"),
            "" => Fact<string>.None(Absence.NotThere, $"{export}: the text is empty"),
            var text => Fact<string>.Of(text),
        };
    }

    private static Fact<byte[]> BlockOf(string export, int code, ReadOnlySpan<byte> answer) =>
        code == NvmlCode.Success ? Fact<byte[]>.Of(answer.ToArray()) : NvmlCode.Refused<byte[]>(export, code);
}
