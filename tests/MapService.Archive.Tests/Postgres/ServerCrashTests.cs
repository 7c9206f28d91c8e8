using MapService.Archive.Postgres;
using MapService.Archive.Sessions;
using MapService.Tests.Shared.Postgres;

namespace MapService.Archive.Tests.Postgres;

/// <summary>The database itself is killed at any moment, and comes back.</summary>
public sealed class ServerCrashTests : IDisposable
{
    private const int Kills = 25;

    /// <summary>After so many, a process has written some batches, alone and together.</summary>
    private const int MostAppends = 40;

    private readonly PostgresServer _server = new();
    private readonly Random _random = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void A_database_that_is_killed_while_others_append_loses_nothing_that_was_acknowledged_and_they_go_on_by_themselves()
    {
        var database = new PostgresDatabase(_server);
        using var archive = database.Open();
        var batches = new AppendedBatches(archive);
        using var host = new CrashHost(database.Address, "append", "run");
        host.Go();
        var acknowledged = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            for (var count = _random.Next(1, MostAppends); count > 0; count--)
                acknowledged.Add(host.ReadLine());
            _server.Kill();
            _server.Start();
            batches.Check(acknowledged);
        }

        batches.Check(acknowledged.Concat(host.Kill()));
        batches.CheckWhole();
    }

    [Fact]
    public async Task Somebody_who_waits_for_growth_notices_it_also_after_the_database_was_away()
    {
        var database = new PostgresDatabase(_server);
        using var archive = database.Open();
        var waiting = archive.WaitForGrowthAsync(LogPosition.Start, CancellationToken.None);
        _server.Kill();
        Assert.Throws<StoreUnavailableException>(() => archive.ReadAfter(LogPosition.Start));
        Assert.Throws<StoreUnavailableException>(() => archive.End);
        Assert.Throws<StoreUnavailableException>(() => archive.Append([new RecordItem(Sample.Place("bank"))], "tester"));

        _server.Start();
        using var other = database.Open();
        other.Append([new RecordItem(Sample.Place("bank"))], "somebody else");
        await waiting;
        Assert.Single(archive.ReadAfter(LogPosition.Start));
    }

    [Fact]
    public async Task Sessions_are_there_again_after_the_database_was_killed_and_whoever_follows_them_is_told_to_read_all()
    {
        var record = new SessionRecord("a1", null, new string('0', 64), 1, 0, 1, 2, 0, 60, true, null, null, false, 3);
        using var store = PostgresSessionStore.Open(_server.NewDatabase(), TimeProvider.System);
        await using var changes = store.ChangesAsync(CancellationToken.None).GetAsyncEnumerator();
        await store.TryAddAsync(record);
        Assert.True(await changes.MoveNextAsync());
        var next = changes.MoveNextAsync();
        _server.Kill();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.FindAsync("a1"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.TryUpdateAsync(record with { Version = 2 }, 1));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.TryAddAsync(record with { Id = "b2" }));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CountAsync());

        _server.Start();
        Assert.True(await next);
        Assert.Equal(SessionChange.Anything, changes.Current);
        Assert.Equal(record, await store.FindAsync("a1"));
        Assert.True(await store.TryUpdateAsync(record with { Version = 2 }, 1));
    }
}
