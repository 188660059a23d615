using System.Security.Cryptography;
using Lightcone.Edge.Keys;
using Lightcone.Edge.Records;
using Lightcone.Identity;
using Lightcone.Server.Access;
using Lightcone.Server.Catalogues;
using Lightcone.Server.Exchanges;
using Lightcone.Server.Hosting.Membership;
using Lightcone.Server.Sessions;
using Lightcone.Server.Shards;
using Lightcone.Server.Storage.Postgres;
using Lightcone.Server.Storage.Sqlite;
using Lightcone.Server.Storage;
using Microsoft.Extensions.Logging.Console;
using Orleans.Configuration;

namespace Lightcone.Server.Hosting;

/// <summary>Puts a server together: store, grains, endpoints.</summary>
internal static class ServerHost
{
    private const string Name = "lightcone";
    private const string DatabaseFile = "lightcone.db";
    private const string VerifierKeyFile = "verifier.key";
    private const string VerifierPublicFile = "verifier.pem";
    private const string ScheduleFile = "schedule.key";
    private const int ScheduleBytes = 32;

    /// <exception cref="StoreException">The store cannot be opened.</exception>
    public static async Task<WebApplication> BuildAsync(ServerSettings settings, CancellationToken cancel)
    {
        HeldFolder.Make(settings.Folder);
        var builder = WebApplication.CreateSlimBuilder();
        // Standard output is nobody's; what a library says of its own insides is no news to an operator.
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans", LogLevel.Error).AddFilter("Polly", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(settings.Listen);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = SignedMessage.LongestBytes;
            kestrel.Limits.MaxConcurrentConnections = 20_000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        Routes.Configure(builder.Services);
        var store = await OpenStoreAsync(settings, cancel);
        var parts = Parts(settings, store);
        builder.Services.AddSingleton(parts).AddSingleton(parts.Catalogue).AddSingleton(parts.Time)
            .AddSingleton((IRecordStore)store)
            .AddSingleton<Tokens>().AddSingleton<ExchangeEndpoint>().AddSingleton<CatalogueReader>()
            .AddHostedService(services => services.GetRequiredService<CatalogueReader>())
            .AddHostedService<ShardKeeper>();
        builder.Host.UseOrleans(silo => Cluster(silo, settings, store));
        var app = builder.Build();
        Routes.Map(app);
        app.Lifetime.ApplicationStopped.Register(() => store.DisposeAsync().AsTask().GetAwaiter().GetResult());
        return app;
    }

    private static async Task<IShardStore> OpenStoreAsync(ServerSettings settings, CancellationToken cancel) =>
        settings.PostgresConnection is { } connection
            ? await PostgresStore.OpenAsync(connection, settings.Shards, settings.LeaseLife, cancel)
            : SqliteStore.Open(
                Path.Combine(settings.Folder, DatabaseFile), settings.Shards, TimeProvider.System, settings.LeaseLife);

    private static ShardParts Parts(ServerSettings settings, IShardStore store)
    {
        var signer = KeyFile.LoadOrCreate(Path.Combine(settings.Folder, VerifierKeyFile));
        KeyFile.SavePublic(Path.Combine(settings.Folder, VerifierPublicFile), signer.Public);
        return new ShardParts
        {
            Store = store,
            Signer = signer,
            Catalogue = new Catalogue(),
            Decisions = new Decisions(store, signer),
            Pace = new SessionPace(ScheduleKey(Path.Combine(settings.Folder, ScheduleFile)), settings.Period),
            Timing = settings.Timing,
            Time = TimeProvider.System,
            Silo = settings.Silo,
        };
    }

    private static byte[] ScheduleKey(string file)
    {
        if (!File.Exists(file)) SecretFile.Write(file, RandomNumberGenerator.GetBytes(ScheduleBytes));
        var bytes = File.ReadAllBytes(file);
        return bytes.Length == ScheduleBytes
            ? bytes
            : throw new StoreException(
                $"{file}: must have {ScheduleBytes} bytes; restore it, or remove it for a new one");
    }

    private static void Cluster(ISiloBuilder silo, ServerSettings settings, IShardStore store)
    {
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromHours(1));
        var (free, gateway) = FreePorts.Two();
        if (store is not PostgresStore shared)
        {
            silo.UseLocalhostClustering(free, gateway, serviceId: Name, clusterId: "embedded");
            return;
        }

        var at = settings.ClusterListen;
        silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (Name, "cluster"));
        silo.Configure<SiloOptions>(options => options.SiloName = settings.Silo);
        // No gateway: nobody but these servers asks for grains.
        silo.ConfigureEndpoints(at.Address, at.Port == 0 ? free : at.Port, gatewayPort: 0);
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            // Shorter than a lease: who is dead is known when its shards are free.
            options.ProbeTimeout = TimeSpan.FromSeconds(2);
            options.NumMissedProbesLimit = 3;
            options.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
        });
        silo.Services.AddSingleton<IMembershipTable>(new PostgresMembership(shared.Source));
    }
}
