namespace Lightcone.SystemTests.Serving;

/// <summary>One server for all tests of a class.</summary>
public sealed class OneServer : IAsyncLifetime
{
    internal FleetScene Scene { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Scene = await FleetScene.StartAsync(hosts: 0, CancellationToken.None);

    public ValueTask DisposeAsync() => Scene.DisposeAsync();
}
