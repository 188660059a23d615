using System.CommandLine;
using System.Net;
using Lightcone.Edge;
using Lightcone.Edge.CommandLines;
using Lightcone.Server.Hosting;
using Lightcone.Server.Sessions;
using Lightcone.Server.Storage;
using Microsoft.AspNetCore.Connections;

namespace Lightcone.Server.Commands;

/// <summary><c>lightcone-server run</c>.</summary>
internal static class RunCommand
{
    private const string Examples = """

        The folder holds the database, the verifier's key (verifier.key; its public part is verifier.pem, for agents
        and probes) and, after the first start, a token for the API (admin.token). It listens on the loopback unless
        --listen says otherwise; put a proxy that ends TLS before it.

        With --postgres the database is in PostgreSQL, and several servers with the same verifier.key may share it, each
        with a name and a private address of its own (--silo, --cluster).

        Examples:
          lightcone-server run --folder state
          curl -H "Authorization: Bearer $(cat state/admin.token)" http://127.0.0.1:7080/v1/landmarks
          lightcone-server run --folder state --postgres connection.txt --silo one --cluster 10.0.0.5:11111

        Exit code: 0 stopped, 1 it cannot start (the store is used by another server, ...), 2 bad usage.
        """;

    private static readonly Option<string> Folder =
        new("--folder") { Description = "Keys, first token, and the database unless --postgres", Required = true };

    private static readonly Option<string> Listen =
        new("--listen") { Description = "Address and port", DefaultValueFactory = _ => "127.0.0.1:7080" };

    private static readonly Option<double> Every =
        new("--every") { Description = "Hours from one session of a host to the next", DefaultValueFactory = _ => 3 };

    private static readonly Option<double> Burst =
        new("--burst") { Description = "Seconds over which challenges are spread", DefaultValueFactory = _ => 10 };

    private static readonly Option<string?> Postgres =
        new("--postgres") { Description = "File with how PostgreSQL is reached, as Npgsql reads it" };

    private static readonly Option<string> Silo =
        new("--silo") { Description = "This server's name in its cluster", DefaultValueFactory = _ => "one" };

    private static readonly Option<string> Cluster =
        new("--cluster") { Description = "Private address for the others", DefaultValueFactory = _ => "127.0.0.1:0" };

    private static readonly Option<string?> AddressFile =
        new("--address-file") { Description = "Where to write the address" };

    public static Command Make()
    {
        var command = new Command("run", "Run the verifier")
        {
            Folder, Listen, Every, Burst, Postgres, Silo, Cluster, AddressFile,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            if (Problem(parsed) is { } problem) return Failed(problem, 2);
            try
            {
                return await RunAsync(Settings(parsed), parsed.GetValue(AddressFile), cancel);
            }
            catch (Exception failure) when (failure is StoreException or EdgeException or IOException
                or UnauthorizedAccessException or AddressInUseException)
            {
                return Failed(failure.Message, 1);
            }
        });
        return command.WithExamples(Examples);
    }

    private static string? Problem(ParseResult parsed)
    {
        foreach (var option in (Option<string>[])[Listen, Cluster])
        {
            if (!IPEndPoint.TryParse(parsed.GetRequiredValue(option), out _))
                return $"{option.Name} is an IP address with its port, as 127.0.0.1:7080";
        }

        if (parsed.GetRequiredValue(Every) is not (>= 1.0 / 3600 and <= 8784))
            return "--every is at least a second (0.0003) and at most a year (8784)";
        return parsed.GetRequiredValue(Burst) is not (>= 0.1 and <= 180) ? "--burst is 0.1 to 180 seconds" : null;
    }

    private static ServerSettings Settings(ParseResult parsed) => new()
    {
        Folder = parsed.GetRequiredValue(Folder),
        Listen = IPEndPoint.Parse(parsed.GetRequiredValue(Listen)),
        PostgresConnection = parsed.GetValue(Postgres) is { } file ? File.ReadAllText(file).Trim() : null,
        Silo = parsed.GetRequiredValue(Silo),
        ClusterListen = IPEndPoint.Parse(parsed.GetRequiredValue(Cluster)),
        Period = TimeSpan.FromSeconds(Math.Ceiling(parsed.GetRequiredValue(Every) * 3600)),
        Timing = new SessionTiming
        {
            Burst = TimeSpan.FromMilliseconds(Math.Ceiling(parsed.GetRequiredValue(Burst) * 1000)),
        },
    };

    private static async Task<int> RunAsync(ServerSettings settings, string? addressFile, CancellationToken cancel)
    {
        await using var app = await ServerHost.BuildAsync(settings, cancel);
        await FirstStart.PrepareAsync(app, settings, cancel);
        await app.StartAsync(cancel);
        Console.Error.WriteLine($"lightcone-server: listens at {string.Join(" ", app.Urls)}");
        if (addressFile is not null) File.WriteAllLines(addressFile, app.Urls);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static int Failed(string problem, int exitCode)
    {
        Console.Error.WriteLine($"lightcone-server: {problem.ReplaceLineEndings(" ")}");
        return exitCode;
    }
}
