using MapService.Archive.Postgres;
using MapService.Tests.Shared.Postgres;
using Npgsql;

namespace MapService.Archive.Tests.Postgres;

/// <summary>The one server for all tests that need no more of it than a database.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}

/// <summary>A store in a database.</summary>
public sealed class PostgresDatabase(PostgresServer server) : TemporaryStore
{
    private const string DropGuards = """
        DROP TRIGGER log_is_append_only ON log;
        DROP TRIGGER log_has_no_gaps ON log;
        DROP TRIGGER head_never_moves_back ON head;
        DROP TRIGGER head_is_never_deleted ON head;
        ALTER TABLE log DROP CONSTRAINT log_change_check, DROP CONSTRAINT log_check;
        """;

    public override string Address { get; } = server.NewDatabase();

    public override IArchive Open() => PostgresArchive.Open(Address, Time);

    public override TemporaryStore New() => new PostgresDatabase(server);

    public override void Tamper(string sql) => Execute($"{DropGuards} {sql}");

    public override object? Execute(string sql)
    {
        using var connection = new NpgsqlConnection($"{Address};Search Path=mapservice;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public override void Dispose()
    {
        // The server drops all databases together.
    }
}
