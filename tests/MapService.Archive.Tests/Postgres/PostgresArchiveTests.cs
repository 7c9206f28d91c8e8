using MapService.Tests.Shared.Postgres;
using Npgsql;

namespace MapService.Archive.Tests.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class PostgresArchiveTests : ArchiveTests
{
    private readonly PostgresDatabase _database;

    public PostgresArchiveTests(PostgresServer server)
        : this(new PostgresDatabase(server))
    {
    }

    private PostgresArchiveTests(PostgresDatabase database)
        : base(database) => _database = database;

    [Fact]
    public void Every_commit_is_flushed_to_the_disk_whatever_the_database_is_set_to()
    {
        _database.Execute("""
            DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$;
            CREATE TABLE seen (setting text);
            CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN INSERT INTO mapservice.seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;
            CREATE TRIGGER see AFTER INSERT ON log EXECUTE FUNCTION see();
            """);
        using var archive = _database.Open();
        archive.Append([new RecordItem(Sample.Place("bank"))], "tester");

        Assert.Equal("on", _database.Execute("SELECT setting FROM seen"));
    }

    [Fact]
    public void The_store_itself_takes_the_next_entry()
    {
        using var archive = _database.Open();
        archive.Append([new RecordItem(Sample.Place("bank"))], "tester");
        _database.Execute("INSERT INTO log SELECT 2, 'Place', 'palace', 1, 'Recorded', '{}', 0, '', hash FROM head");

        Assert.Equal(new LogPosition(2), archive.End);
    }

    [Fact]
    public void One_notice_tells_of_all_entries_of_an_append()
    {
        using var archive = _database.Open();
        using var listening = new NpgsqlConnection($"{_database.Address};Pooling=false");
        listening.Open();
        var notices = new List<string>();
        listening.Notification += (_, notice) => notices.Add($"{notice.Channel} {notice.Payload}");
        using (var listen = new NpgsqlCommand("LISTEN mapservice_log", listening))
            listen.ExecuteNonQuery();
        archive.Append([.. Enumerable.Range(0, 100).Select(number => new RecordItem(Sample.Place($"place-{number}")))], "tester");

        listening.Wait();
        Assert.Equal(["mapservice_log 100"], notices);
    }
}
