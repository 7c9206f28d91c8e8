using Microsoft.Data.Sqlite;

namespace MapService.Archive.Tests.Sqlite;

public sealed class SqliteArchiveTests : ArchiveTests
{
    /// <summary>Writes an entry behind one.</summary>
    private const string Next = "INSERT INTO log SELECT 2, 'Place', 'palace', 1, 'Recorded', '{}', 0, '', randomblob(32) FROM head";

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

    [Fact]
    public void The_store_itself_takes_the_next_entry_and_then_its_head()
    {
        using var archive = _file.Open();
        archive.Append([new RecordItem(Sample.Place("bank"))], "tester");
        _file.Execute($"BEGIN; {Next}; UPDATE head SET (position, hash) = (SELECT position, hash FROM log WHERE position = 2); COMMIT");

        Assert.Equal(new LogPosition(2), archive.End);
    }

    [Theory]
    [InlineData("UPDATE head SET position = 3")]
    [InlineData("UPDATE head SET position = 2, hash = zeroblob(32)")]
    public void The_store_itself_refuses_a_head_that_is_not_the_last_entry(string sql)
    {
        using var archive = _file.Open();
        archive.Append([new RecordItem(Sample.Place("bank"))], "tester");

        Assert.Contains("its last entry", Assert.Throws<SqliteException>(() => _file.Execute($"BEGIN; {Next}; {sql}; COMMIT")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_was_written_without_its_head_is_found_and_nothing_comes_after_it()
    {
        using var archive = _file.Open();
        archive.Append([new RecordItem(Sample.Place("bank"))], "tester");
        _file.Execute(Next);

        Assert.Throws<CorruptLogException>(() => archive.ReadAfter(LogPosition.Start));
        Assert.Throws<SqliteException>(() => archive.Append([new RecordItem(Sample.Place("station"))], "tester"));
    }

    [Theory]
    [InlineData("zeroblob(31)")]
    [InlineData("'0123456789abcdef0123456789abcdef'")]
    public void The_store_itself_refuses_a_checksum_that_cannot_be(string hash) =>
        Assert.Throws<SqliteException>(() => _file.Execute($"INSERT INTO log VALUES (1, 'Place', 'palace', 1, 'Recorded', '{{}}', 0, '', {hash})"));
}
