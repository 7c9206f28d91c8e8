using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace MapService.Tests.Shared.Postgres;

/// <summary>
/// A real PostgreSQL in a temporary folder, on a free port, gone when it is disposed of. It runs as the user
/// <c>postgres</c> where the tests run as root, as whom it refuses to.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const int Killing = 9;
    private const int Stopping = 19;

    /// <summary>An init process that waits for what has ended does so at once.</summary>
    private static readonly TimeSpan ReapingTime = TimeSpan.FromSeconds(5);

    private static readonly string Programs = FindPrograms();

    private readonly TemporaryFolder _folder = new();
    private int _databases;

    /// <summary>A server that is up.</summary>
    public PostgresServer()
    {
        if (Environment.IsPrivilegedProcess)
            Run("chown", ["postgres:", _folder.Path]);
        Program("initdb", "--pgdata", Data, "--username", "mapservice", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
        Start();
    }

    public int Port { get; } = FreePort();

    private string Data => _folder.File("data");

    /// <summary>A connection string of a new empty database.</summary>
    public string NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        using var database = NpgsqlDataSource.Create(ConnectionString("postgres"));
        using var command = database.CreateCommand($"CREATE DATABASE {name}");
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=mapservice;Database={database}";

    /// <summary>Backs up what this program keeps in one database, and restores it into another, as docs/operations.md says.</summary>
    public void BackUpInto(string database, string other)
    {
        var (from, to) = (new NpgsqlConnectionStringBuilder(database).Database!, new NpgsqlConnectionStringBuilder(other).Database!);
        var (file, server) = (_folder.File($"{from}.dump"), new[] { "--host", "127.0.0.1", "--port", $"{Port}", "--username", "mapservice" });
        Program("pg_dump", [.. server, "--schema", "mapservice", "--format", "custom", "--file", file, from]);
        Program("pg_restore", [.. server, "--dbname", to, "--single-transaction", file]);
    }

    /// <summary>Starts it, and waits until it takes connections.</summary>
    public void Start() => Program(
        "pg_ctl", "start", "--wait", "--silent", "--pgdata", Data, "--log", _folder.File("log"),
        "--options", $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder.Path}");

    /// <summary>Stops it in order; connections are closed.</summary>
    public void Stop() => Program("pg_ctl", "stop", "--wait", "--silent", "--mode", "fast", "--pgdata", Data);

    /// <summary>kill -9 of all its processes, as if the machine had lost them.</summary>
    public void Kill()
    {
        var main = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First());
        // A process that is stopped starts no others.
        SendSignal(main, Stopping);
        int[] all = [main, .. ChildrenOf(main)];
        foreach (var process in all)
            SendSignal(process, Killing);
        SpinWait.SpinUntil(() => all.All(process => IsGone(process, orZombie: false)), ReapingTime);
        SpinWait.SpinUntil(() => all.All(process => IsGone(process, orZombie: true)));
        // Where nobody waits for its processes the next start would take them for alive.
        if (!IsGone(main, orZombie: false))
            File.Delete(Path.Combine(Data, "postmaster.pid"));
    }

    public void Dispose()
    {
        Program("pg_ctl", "stop", "--wait", "--silent", "--mode", "immediate", "--pgdata", Data);
        _folder.Dispose();
    }

    /// <summary>The programs of the newest version; Debian keeps them out of the path.</summary>
    private static string FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        var folders = versions.OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "pg_ctl")))
            ?? throw new InvalidOperationException("These tests need PostgreSQL; on Debian: apt-get install postgresql.");
    }

    private static void Program(string name, params string[] arguments)
    {
        var program = Path.Combine(Programs, name);
        if (Environment.IsPrivilegedProcess)
            Run("setpriv", ["--reuid", "postgres", "--regid", "postgres", "--clear-groups", program, .. arguments]);
        else
            Run(program, arguments);
    }

    private static void Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
    }

    private static IEnumerable<int> ChildrenOf(int parent) =>
        File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);

    /// <summary>Gone is also a process that has ended and that nobody waits for.</summary>
    private static bool IsGone(int process, bool orZombie)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal) && orZombie;
        }
        catch (IOException)
        {
            return true;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
