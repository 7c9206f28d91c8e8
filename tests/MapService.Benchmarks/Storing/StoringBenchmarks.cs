using System.Diagnostics;
using System.Globalization;
using MapService.Archive;
using MapService.Archive.Postgres;
using MapService.Archive.Sqlite;
using MapService.Benchmarks.Contests;
using MapService.History;
using MapService.Tests.Shared;
using MapService.Tests.Shared.Postgres;
using Microsoft.Data.Sqlite;

namespace MapService.Benchmarks.Storing;

/// <summary>The commands that measure the store.</summary>
internal static class StoringBenchmarks
{
    /// <summary>As many as a hall of editors would never be; what counts is that they wait at the same time.</summary>
    private const int Writers = 256;

    /// <summary>A PostgreSQL of a few connections, which flushes the commits of several of them together.</summary>
    private const int Connections = 16;

    /// <summary><c>append</c>: entries that are on the disk before the answer.</summary>
    public static void Append(Arguments arguments, TextWriter output)
    {
        using var folder = new TemporaryFolder();
        using var server = new PostgresServer();
        var (writers, entries, rounds) = (arguments.Number("writers", Writers), arguments.Number("entries", 4096), arguments.Number("rounds", 7));
        output.WriteLine($"{writers} writers, each waits for its entry.");
        using (var archive = SqliteArchive.Open(folder.File("archive.db"), TimeProvider.System))
        using (var plain = PlainLog.InSqlite(folder.File("plain.db")))
        {
            new AppendContest(writers, entries)
                .WithArchive("SqliteArchive", archive)
                .WithPlain("SQLite, a transaction each", [plain])
                .Run(rounds).Print(output);
        }
        var database = server.NewDatabase();
        var connections = Enumerable.Range(0, Connections).Select(_ => PlainLog.InPostgres(database)).ToList();
        using (var archive = PostgresArchive.Open(server.NewDatabase(), TimeProvider.System))
        {
            new AppendContest(writers, entries)
                .WithArchive("PostgresArchive", archive)
                .WithPlain("PostgreSQL, a transaction each", [.. connections.Take(1)])
                .WithPlain($"the same, {Connections} connections", connections)
                .Run(rounds).Print(output);
        }
        connections.ForEach(connection => connection.Dispose());
    }

    /// <summary><c>coldstart</c>: reading a log of a million entries at the start of a server.</summary>
    public static void ColdStart(Arguments arguments, TextWriter output)
    {
        var entries = arguments.Number("entries", 1_000_000);
        using var folder = new TemporaryFolder();
        var file = folder.File("archive.db");
        using var archive = SqliteArchive.Open(file, TimeProvider.System);
        Fill(archive, entries);
        output.WriteLine($"{entries:N0} entries, {new FileInfo(file).Length / 1e6:N0} MB.");
        new Contest("ns an entry")
            .With("SqliteArchive", () => Nanoseconds(() => archive.ReadAfter(LogPosition.Start).Count, entries))
            .With("bare SELECT", () => Nanoseconds(() => Scan(file), entries))
            .Run(arguments.Number("rounds", 5)).Print(output);
        PrintStages(archive, output);
    }

    private static void Fill(SqliteArchive archive, int entries)
    {
        const int Together = 10_000;
        for (var entry = 0; entry < entries; entry += Together)
            ((IArchive)archive).Append([.. Enumerable.Range(entry, Together).Select(number => new RecordItem(LogItems.Place(number)))], "benchmark");
    }

    private static double Nanoseconds(Func<int> read, int entries)
    {
        GC.Collect();
        var timer = CpuTimer.Start();
        var found = read();
        var elapsed = timer.Elapsed;
        return found == entries ? elapsed.TotalNanoseconds / entries : throw new InvalidOperationException($"Invariant: {entries} entries are read; it were {found}.");
    }

    /// <summary>Reads every column of every row as a value of .NET, and does nothing with it.</summary>
    private static int Scan(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select position, kind, id, version, change, body, written_ms, written_by, hash from log order by position";
        using var reader = command.ExecuteReader();
        var count = 0;
        var row = new object[reader.FieldCount];
        for (; reader.Read(); count++)
            reader.GetValues(row);
        return count;
    }

    /// <summary>What else happens before a server answers.</summary>
    private static void PrintStages(SqliteArchive archive, TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        var entries = archive.ReadAfter(LogPosition.Start);
        var read = Stopwatch.GetElapsedTime(started);
        var current = CurrentItems.Empty.Apply(entries);
        var folded = Stopwatch.GetElapsedTime(started) - read;
        var items = current.Held.Select(entry => ItemJson.Read(entry.Key.Kind, entry.Body!)).ToList();
        var parsed = Stopwatch.GetElapsedTime(started) - read - folded;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Once: log read {read.TotalSeconds:F1} s, folded {folded.TotalSeconds:F1} s, {items.Count:N0} items parsed {parsed.TotalSeconds:F1} s."));
    }
}
