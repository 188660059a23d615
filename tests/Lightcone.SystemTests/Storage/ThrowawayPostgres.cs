using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Lightcone.SystemTests.Storage;

/// <summary>A PostgreSQL of this test run: made in a folder of its own, listening on the loopback, stopped and removed
/// at the end.</summary>
/// <remarks>PostgreSQL refuses to run as root; then it runs as the user <c>postgres</c>, which its package
/// makes.</remarks>
public sealed class ThrowawayPostgres : IDisposable
{
    private readonly string _folder =
        Path.Combine(Path.GetTempPath(), "lightcone-pg-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));

    private readonly int _port = FreePort();
    private int _databases;

    public ThrowawayPostgres()
    {
        Directory.CreateDirectory(_folder);
        if (IsRoot) Run("chown", "postgres", _folder);
        Run(Program("initdb"), "-D", Cluster, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C");
        Start();
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Cluster => Path.Combine(_folder, "cluster");

    /// <summary>A new, empty database: how Npgsql reaches it.</summary>
    public string NewDatabase(int mostConnections = 10)
    {
        var name = $"t{Interlocked.Increment(ref _databases)}";
        Run(Program("createdb"), "-h", "127.0.0.1", "-p", $"{_port}", "-U", "postgres", name);
        return $"Host=127.0.0.1;Port={_port};Username=postgres;Database={name};Maximum Pool Size={mostConnections};"
            + "Timeout=5;Command Timeout=10";
    }

    public void Start() => Run(Program("pg_ctl"), "-D", Cluster, "-w", "-l", Path.Combine(_folder, "log"), "-o",
        $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c max_connections=100",
        "start");

    /// <summary>As if the machine had lost its power: no checkpoint, no farewell.</summary>
    public void StopAtOnce() => Run(Program("pg_ctl"), "-D", Cluster, "-m", "immediate", "-w", "stop");

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Cluster, "postmaster.pid"))) StopAtOnce();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program(string name)
    {
        var newest = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        Assert.True(newest is not null, "PostgreSQL is missing: install the Debian package postgresql (./check does)");
        return Path.Combine(newest, "bin", name);
    }

    private static void Run(string program, params string[] arguments)
    {
        var isOurs = IsRoot && program.StartsWith('/');
        var start = new ProcessStartInfo(isOurs ? "runuser" : program,
            isOurs ? ["-u", "postgres", "--", program, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        // The server itself keeps this pipe open, so its end is never waited for.
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)} answers {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
