namespace Lightcone.Server.Storage;

/// <summary>The store cannot do its work: full, gone, locked, or used by another server. The message says what to
/// do.</summary>
/// <param name="message">One line.</param>
/// <param name="inner">The provider's own, which never leaves the store in any other way.</param>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
