using MapService.Archive.Sqlite;
using Microsoft.Data.Sqlite;

namespace MapService.Archive.Tests.Sqlite;

/// <summary>A store in a file of its own, which can also be edited behind the archive's back.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.File("store.db");

    public TestTime Time { get; } = new();

    public SqliteArchive Open() => SqliteArchive.Open(Path, Time);

    /// <summary>A store with so many recorded places: place-1, place-2, ...</summary>
    public static SqliteFile WithPlaces(int count)
    {
        var file = new SqliteFile();
        file.Open().Append([.. Enumerable.Range(1, count).Select(number => new RecordItem(Sample.Place($"place-{number}")))], "tester");
        return file;
    }

    /// <summary>Runs SQL on a connection of its own, without the triggers that guard the log.</summary>
    public void Tamper(string sql) =>
        Execute($"DROP TRIGGER log_is_never_updated; DROP TRIGGER log_is_never_deleted_from; PRAGMA ignore_check_constraints = ON; {sql}");

    public object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
