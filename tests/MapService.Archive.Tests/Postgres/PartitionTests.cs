using MapService.Archive.Postgres;
using MapService.Archive.Sessions;
using MapService.Tests.Shared.Postgres;

namespace MapService.Archive.Tests.Postgres;

/// <summary>The way to the database is blocked: nothing is refused, nothing comes back.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PartitionTests(PostgresServer server) : IAsyncLifetime
{
    /// <summary>Somebody who does not want to wait.</summary>
    private const string Impatient = ";Timeout=1;Command Timeout=1;Keepalive=1";

    private readonly string _database = server.NewDatabase();
    private readonly TcpProxy _way = new(server.Port);

    private string OverTheWay => _database.Replace($"Port={server.Port}", $"Port={_way.Port}", StringComparison.Ordinal) + Impatient;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _way.DisposeAsync();

    [Fact]
    public void Whoever_asks_meanwhile_is_told_so_and_not_kept_waiting_and_afterwards_all_is_as_before()
    {
        using var archive = PostgresArchive.Open(OverTheWay, TimeProvider.System);
        _way.Block();
        Assert.Throws<StoreUnavailableException>(() => archive.End);
        Assert.Throws<StoreUnavailableException>(() => archive.ReadAfter(LogPosition.Start));
        Assert.Throws<StoreUnavailableException>(() => ((IArchive)archive).Append([new RecordItem(Sample.Place("bank"))], "tester"));

        _way.Unblock();
        ((IArchive)archive).Append([new RecordItem(Sample.Place("palace"))], "tester");
        Assert.Contains(archive.ReadAfter(LogPosition.Start), entry => entry.Key.Id == "palace");
    }

    [Fact]
    public async Task Nobody_of_many_is_kept_waiting()
    {
        const int askers = 100;
        using var archive = PostgresArchive.Open($"{OverTheWay};Maximum Pool Size={askers}", TimeProvider.System);
        _way.Block();
        var asking = Enumerable.Range(0, askers).Select(_ => Task.Factory.StartNew(
            () => Assert.Throws<StoreUnavailableException>(() => archive.End),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

        await Task.WhenAll(asking).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Growth_that_was_not_seen_meanwhile_is_seen_afterwards()
    {
        using IArchive there = PostgresArchive.Open(_database, TimeProvider.System);
        using IArchive archive = PostgresArchive.Open(OverTheWay, TimeProvider.System);
        var first = archive.WaitForGrowthAsync(LogPosition.Start, CancellationToken.None);
        there.Append([new RecordItem(Sample.Place("bank"))], "tester");
        await first;

        _way.Block();
        var second = archive.WaitForGrowthAsync(new LogPosition(1), CancellationToken.None);
        there.Append([new RecordItem(Sample.Place("palace"))], "tester");
        Assert.Throws<StoreUnavailableException>(() => archive.End);
        Assert.False(second.IsCompleted);

        _way.Unblock();
        await second;
        Assert.Equal(2, archive.ReadAfter(LogPosition.Start).Count);
    }

    [Fact]
    public async Task A_command_meanwhile_is_refused_and_a_change_elsewhere_is_told_of_afterwards()
    {
        var record = new SessionRecord("a1", null, new string('0', 64), 1, 0, 1, 2, 0, 60, true, null, null, false, 3);
        using var there = PostgresSessionStore.Open(_database, TimeProvider.System);
        using var store = PostgresSessionStore.Open(OverTheWay, TimeProvider.System);
        await there.TryAddAsync(record);
        await using var changes = store.ChangesAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await changes.MoveNextAsync());

        _way.Block();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.TryUpdateAsync(record with { Version = 2 }, 1));
        await there.TryUpdateAsync(record with { Version = 2, IsPlaying = false }, 1);
        using (var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(200)))
            await Assert.ThrowsAnyAsync<Exception>(() => store.CountAsync(impatient.Token));

        _way.Unblock();
        Assert.True(await changes.MoveNextAsync());
        Assert.False((await store.FindAsync("a1"))!.IsPlaying);
    }

    [Fact]
    public void A_node_that_hangs_in_the_middle_of_an_append_holds_up_the_others_for_a_moment_only()
    {
        using IArchive archive = PostgresArchive.Open(_database, TimeProvider.System);
        using var host = new CrashHost($"{_database};Options=-c idle_in_transaction_session_timeout=300", "append", "run");
        host.Go();
        host.ReadLine();
        host.Stop();

        var end = archive.End;
        Assert.True(archive.Append([new RecordItem(Sample.Place("bank"))], "tester").Value > end.Value);
    }
}
