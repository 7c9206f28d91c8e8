using MapService.Archive.Sqlite;
using Microsoft.Data.Sqlite;

namespace MapService.Archive.Tests.Sqlite;

/// <summary>A store in a file.</summary>
public sealed class SqliteFile : TemporaryStore
{
    private const string DropGuards = """
        DROP TRIGGER log_is_never_updated;
        DROP TRIGGER log_is_never_deleted_from;
        DROP TRIGGER log_has_no_gaps;
        DROP TRIGGER head_is_the_last_entry;
        DROP TRIGGER head_never_moves_back;
        DROP TRIGGER head_is_never_deleted;
        PRAGMA ignore_check_constraints = ON;
        """;

    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.File("store.db");

    public override string Address => Path;

    public override IArchive Open() => SqliteArchive.Open(Path, Time);

    public override TemporaryStore New() => new SqliteFile();

    public override void Tamper(string sql) => Execute($"{DropGuards} {sql}");

    public override object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public override void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
