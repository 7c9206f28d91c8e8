using Microsoft.Data.Sqlite;

namespace MapService.Archive.Tests.Sqlite;

public sealed class SqliteArchiveTests : ArchiveTests
{
    private readonly SqliteFile _file;

    public SqliteArchiveTests()
        : this(new SqliteFile())
    {
    }

    private SqliteArchiveTests(SqliteFile file)
        : base(file) => _file = file;

    [Fact]
    public void The_store_keeps_a_write_ahead_log() => Assert.Equal("wal", _file.Execute("PRAGMA journal_mode"));

    [Fact]
    public void Every_commit_is_flushed_to_the_disk()
    {
        // The setting belongs to a connection, and the pool gives out the one that the archive has used.
        using var pooled = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file.Path, DefaultTimeout = 30 }.ToString());
        pooled.Open();
        using var command = pooled.CreateCommand();
        command.CommandText = "PRAGMA synchronous";

        Assert.Equal(2L, command.ExecuteScalar());
    }

    [Theory]
    [InlineData("zeroblob(31)")]
    [InlineData("'0123456789abcdef0123456789abcdef'")]
    public void The_store_itself_refuses_a_checksum_that_cannot_be(string hash) =>
        Assert.Throws<SqliteException>(() => _file.Execute($"INSERT INTO log VALUES (1, 'Place', 'palace', 1, 'Recorded', '{{}}', 0, '', {hash})"));
}
