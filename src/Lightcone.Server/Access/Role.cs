namespace Lightcone.Server.Access;

/// <summary>What whoever has a token may do. The default is nothing.</summary>
[Flags]
internal enum Role
{
    None = 0,

    /// <summary>Looks at sites, hosts and verdicts.</summary>
    Viewer = 1,

    /// <summary>Runs hosts: enrols them, has them asked, answers cases.</summary>
    Operator = 2,

    /// <summary>Of a vendor: sees what its grants name.</summary>
    VendorCompliance = 4,

    /// <summary>Inspects sites.</summary>
    Inspector = 8,

    /// <summary>Reads the audit trail.</summary>
    Auditor = 16,

    /// <summary>Runs landmarks.</summary>
    Landmark = 32,

    /// <summary>Configures the server.</summary>
    Admin = 64,

    /// <summary>Whoever may look at verdicts.</summary>
    Readers = Viewer | Operator | Inspector | Auditor | Admin,
}
