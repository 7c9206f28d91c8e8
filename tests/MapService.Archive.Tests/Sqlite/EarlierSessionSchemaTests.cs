using MapService.Archive.Sessions;
using MapService.Archive.Sqlite;
using Microsoft.Data.Sqlite;

namespace MapService.Archive.Tests.Sqlite;

public sealed class EarlierSessionSchemaTests : IDisposable
{
    /// <summary>Takes away what schema 2 has added.</summary>
    private const string BackToSchema1 = """
        ALTER TABLE session DROP COLUMN loop_once;
        ALTER TABLE session DROP COLUMN second_key_hash;
        ALTER TABLE session DROP COLUMN is_full;
        ALTER TABLE session DROP COLUMN furthest_ms;
        ALTER TABLE session DROP COLUMN showing;
        ALTER TABLE session DROP COLUMN ink;
        ALTER TABLE session DROP COLUMN ink_version;
        PRAGMA user_version = 1;
        """;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("sessions.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sessions_of_the_first_schema_are_kept_and_can_be_presented()
    {
        var record = new SessionRecord("a1", "K7QM4XWD", new string('0', 64), 3, 0, 10, 2, 5, -60, true, 2, 8, false, 3);
        using (var before = SqliteSessionStore.Open(Path))
            await before.TryAddAsync(record);
        Execute(BackToSchema1);
        Assert.Equal(14L, Execute("SELECT count(*) FROM pragma_table_info('session')"));

        using var store = SqliteSessionStore.Open(Path);
        Assert.Equal(record, await store.FindByCodeAsync("K7QM4XWD"));
        var shown = record with { Version = 4, Showing = "{}", IsFull = true };
        Assert.True(await store.TryUpdateAsync(shown, 3));
        Assert.True(await store.TryDrawAsync("a1", "[1]", 0));
        Assert.Equal(shown with { Ink = "[1]", InkVersion = 1 }, await store.FindAsync("a1"));
    }

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
