using MapService.Archive.Postgres;
using MapService.Archive.Sessions;
using MapService.Archive.Tests.Sessions;
using MapService.Tests.Shared.Postgres;

namespace MapService.Archive.Tests.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class PostgresSessionStoreTests(PostgresServer server) : SessionStoreTests
{
    private readonly string _database = server.NewDatabase();

    protected override ISessionStore Open() => PostgresSessionStore.Open(_database, TimeProvider.System);

    [Fact]
    public async Task What_one_node_writes_another_is_told_of_and_reads()
    {
        var record = new SessionRecord("a1", "K7QM4XWD", new string('0', 64), 1, 0, 1, 2, 0, 60, true, null, null, false, 3);
        using var here = PostgresSessionStore.Open(_database, TimeProvider.System);
        using var there = PostgresSessionStore.Open(_database, TimeProvider.System);
        await using var changes = there.ChangesAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(SessionChange.Anything, changes.Current);
        await here.TryAddAsync(record);
        await here.TryUpdateAsync(record with { Version = 2, IsPlaying = false }, 1);

        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(new SessionChange("a1", 2), changes.Current);
        Assert.Equal(record with { Version = 2, IsPlaying = false }, await there.FindByCodeAsync("K7QM4XWD"));
    }
}
