using MapService.Archive.Postgres;
using MapService.Archive.Sessions;
using MapService.Tests.Shared.Postgres;

namespace MapService.Archive.Tests.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class BackUpTests(PostgresServer server)
{
    [Fact]
    public async Task A_back_up_that_is_restored_elsewhere_reads_the_same_and_goes_on()
    {
        var record = new SessionRecord("a1", "K7QM4XWD", new string('0', 64), 1, 0, 1, 2, 0, 60, true, null, null, false, 3);
        var (database, elsewhere) = (server.NewDatabase(), server.NewDatabase());
        using IArchive archive = PostgresArchive.Open(database, TimeProvider.System);
        archive.Append([.. Enumerable.Range(0, 50).Select(number => new RecordItem(Sample.Place($"place-{number}")))], "tester");
        using (var sessions = PostgresSessionStore.Open(database, TimeProvider.System))
            await sessions.TryAddAsync(record);

        server.BackUpInto(database, elsewhere);

        using IArchive restored = PostgresArchive.Open(elsewhere, TimeProvider.System);
        Assert.Equal(archive.ReadAfter(LogPosition.Start), restored.ReadAfter(LogPosition.Start));
        Assert.Equal(new LogPosition(51), restored.Append([new RecordItem(Sample.Place("bank"))], "tester"));
        using var restoredSessions = PostgresSessionStore.Open(elsewhere, TimeProvider.System);
        Assert.Equal(record, await restoredSessions.FindByCodeAsync("K7QM4XWD"));
    }

    [Fact]
    public void Of_several_hosts_the_one_that_can_be_written_to_is_used()
    {
        var hosts = server.NewDatabase().Replace($"Host=127.0.0.1;Port={server.Port}", $"Host=127.0.0.1:1,127.0.0.1:{server.Port}", StringComparison.Ordinal);
        using IArchive archive = PostgresArchive.Open($"{hosts};Target Session Attributes=primary", TimeProvider.System);

        Assert.Equal(new LogPosition(1), archive.Append([new RecordItem(Sample.Place("bank"))], "tester"));
    }
}
