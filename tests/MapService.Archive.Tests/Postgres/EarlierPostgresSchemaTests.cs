using MapService.Archive.Postgres;
using MapService.Archive.Sessions;
using MapService.Tests.Shared.Postgres;

namespace MapService.Archive.Tests.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class EarlierPostgresSchemaTests(PostgresServer server)
{
    /// <summary>Takes away what schema 2 has added.</summary>
    private const string BackToSchema1 = """
        ALTER TABLE session
          DROP COLUMN loop_once,
          DROP COLUMN second_key_hash,
          DROP COLUMN is_full,
          DROP COLUMN furthest_ms,
          DROP COLUMN showing,
          DROP COLUMN ink,
          DROP COLUMN ink_version;
        UPDATE head SET schema_version = 1;
        """;

    private readonly PostgresDatabase _database = new(server);

    [Fact]
    public async Task Sessions_of_the_first_schema_are_kept_and_can_be_presented()
    {
        var record = new SessionRecord("a1", "K7QM4XWD", new string('0', 64), 3, 0, 10, 2, 5, -60, true, 2, 8, false, 3);
        using (var before = PostgresSessionStore.Open(_database.Address, TimeProvider.System))
            await before.TryAddAsync(record);
        _database.Execute(BackToSchema1);

        using var store = PostgresSessionStore.Open(_database.Address, TimeProvider.System);
        Assert.Equal(2, _database.Execute("SELECT schema_version FROM head"));
        Assert.Equal(record, await store.FindByCodeAsync("K7QM4XWD"));
        var shown = record with { Version = 4, Showing = "{}", IsFull = true };
        Assert.True(await store.TryUpdateAsync(shown, 3));
        Assert.True(await store.TryDrawAsync("a1", "[1]", 0));
        Assert.Equal(shown with { Ink = "[1]", InkVersion = 1 }, await store.FindAsync("a1"));
    }

    [Fact]
    public void A_log_of_the_first_schema_goes_on_with_what_it_holds()
    {
        _database.WithPlaces(5).Execute(BackToSchema1);

        using var archive = _database.Open();
        Assert.Equal(5, archive.ReadAfter(LogPosition.Start).Count);
        Assert.Equal(new LogPosition(6), archive.Append([new RecordItem(Sample.Place("bank"))], "tester"));
    }
}
