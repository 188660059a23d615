using Lightcone.Server.Shards.Messages;

namespace Lightcone.Server.Shards;

/// <summary>What waits for one landmark: soft state, which the shards fill again. Its key is the landmark's id in
/// hexadecimal.</summary>
internal interface ILandmark : IGrainWithStringKey
{
    /// <summary>An exchange of the landmark.</summary>
    public Task<ExchangeAnswer> ExchangeAsync(ExchangeCall call);

    /// <summary>Signed messages that are due to it.</summary>
    public Task PostAsync(byte[][] messages);
}
