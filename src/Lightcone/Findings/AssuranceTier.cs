namespace Lightcone.Findings;

/// <summary>What ties the located key to a device. Printed beside every location.</summary>
public enum AssuranceTier
{
    /// <summary>Nothing but somebody's word, for example a table of round-trip times from a file.</summary>
    Declared = 0,

    /// <summary>An imported inventory that the vendor signed.</summary>
    VendorReported,

    /// <summary>A key in software on the host.</summary>
    HostKey,

    /// <summary>A key in a TPM, without appraised boot state.</summary>
    TpmSignedKey,

    /// <summary>A TPM key with appraised PCRs and an endorsement key linked to the chassis.</summary>
    HostAttested,

    /// <summary>A chip answered for this session with vendor-signed evidence.</summary>
    DeviceAttested,

    /// <summary>The baseboard is whole: its chips and switches answered together.</summary>
    BaseboardAttested,

    /// <summary>Accelerator-class memory answered within a radius.</summary>
    Presence,
}
