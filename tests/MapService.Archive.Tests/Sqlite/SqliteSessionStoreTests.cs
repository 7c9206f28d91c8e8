using MapService.Archive.Sessions;
using MapService.Archive.Sqlite;
using MapService.Archive.Tests.Sessions;

namespace MapService.Archive.Tests.Sqlite;

public sealed class SqliteSessionStoreTests : SessionStoreTests
{
    private readonly TemporaryFolder _folder = new();

    protected override ISessionStore Open() => SqliteSessionStore.Open(_folder.File("sessions.db"));

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_reopened_store_has_what_it_had()
    {
        var record = new SessionRecord("a1", "K7QM4XWD", new string('0', 64), 1, 0, 1, 2, 0, 60, true, null, null, false, 3);
        using (var before = SqliteSessionStore.Open(_folder.File("sessions.db")))
            await before.TryAddAsync(record);

        using var reopened = SqliteSessionStore.Open(_folder.File("sessions.db"));
        Assert.Equal(record, await reopened.FindByCodeAsync("K7QM4XWD"));
    }

    [Fact]
    public void The_file_of_the_log_is_refused()
    {
        using var archive = SqliteArchive.Open(_folder.File("log.db"), TimeProvider.System);

        Assert.Throws<UnknownStoreException>(() => SqliteSessionStore.Open(_folder.File("log.db")));
    }
}
