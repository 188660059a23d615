namespace Lightcone.Agent.Inventory;

/// <summary>Why a fact could not be had. Not having it is no sign of guilt, and never a value.</summary>
internal enum Absence
{
    /// <summary>The driver or the system failed in a way that has no name here.</summary>
    Failed = 0,

    /// <summary>NVIDIA's management library is not there, or cannot be loaded.</summary>
    NoLibrary,

    /// <summary>The library does not know this question: an older driver.</summary>
    NoExport,

    /// <summary>The library is there, but no driver answers it.</summary>
    NoDriver,

    /// <summary>The device does not have this.</summary>
    NotSupported,

    /// <summary>The agent may not ask: mostly because it does not run as root.</summary>
    NoPermission,

    /// <summary>The GPU fell off its bus, or needs a reset.</summary>
    DeviceLost,

    /// <summary>An answer came, but it cannot be meant.</summary>
    Malformed,

    /// <summary>No such file: this kernel, or this container, does not show it.</summary>
    NotThere,

    /// <summary>Not asked, because of another answer.</summary>
    NotAsked,
}
