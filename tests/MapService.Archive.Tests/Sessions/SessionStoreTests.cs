using MapService.Archive.Sessions;

namespace MapService.Archive.Tests.Sessions;

/// <summary>What every session store promises.</summary>
public abstract class SessionStoreTests : IDisposable
{
    private static readonly SessionRecord Solo = new(
        "a1", null, new string('0', 64), 1, -1_645_747_200_000, -1_645_660_800_000, 1_700_000_000_000, -1_645_741_800_000, 0.1 + 0.2, true, null, null, false, 1000);

    private static readonly SessionRecord Shared = Solo with
    {
        Id = "b2",
        JoinCode = "K7QM4XWD",
        Speed = -86_400,
        IsPlaying = false,
        LoopFromMs = -1_645_741_800_000,
        LoopToMs = -1_645_741_700_000,
    };

    private static readonly SessionRecord Presented = Shared with
    {
        IsLoopOnce = true,
        SecondKeyHash = new string('f', 64),
        IsFull = true,
        FurthestMs = -1_645_741_750_000,
        Showing = """{"heading":"Смольный, nine in the evening \u0001 — \"now\""}""",
    };

    private ISessionStore? _store;

    private ISessionStore Store => _store ??= Open();

    /// <summary>A store, the same each time.</summary>
    protected abstract ISessionStore Open();

    public virtual void Dispose()
    {
        (_store as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_session_comes_back_as_it_was()
    {
        Assert.True(await Store.TryAddAsync(Solo));
        Assert.True(await Store.TryAddAsync(Shared));

        Assert.Equal(Solo, await Store.FindAsync("a1"));
        Assert.Equal(Shared, await Store.FindAsync("b2"));
        Assert.Equal(2, await Store.CountAsync());
    }

    [Fact]
    public async Task A_session_that_is_not_there_is_not_found()
    {
        Assert.Null(await Store.FindAsync("a1"));
        Assert.Null(await Store.FindByCodeAsync("K7QM4XWD"));
        Assert.Equal(0, await Store.CountAsync());
    }

    [Fact]
    public async Task A_shared_session_is_found_by_its_code_exactly_as_written()
    {
        await Store.TryAddAsync(Shared);

        Assert.Equal(Shared, await Store.FindByCodeAsync("K7QM4XWD"));
        Assert.Null(await Store.FindByCodeAsync("k7qm4xwd"));
    }

    [Fact]
    public async Task An_id_or_a_code_that_is_taken_is_not_given_twice()
    {
        await Store.TryAddAsync(Shared);

        Assert.False(await Store.TryAddAsync(Shared with { JoinCode = "ABCDEFGH", Version = 7 }));
        Assert.False(await Store.TryAddAsync(Shared with { Id = "c3", Version = 7 }));
        Assert.Equal(Shared, await Store.FindAsync("b2"));
        Assert.Equal(1, await Store.CountAsync());
    }

    [Fact]
    public async Task Many_sessions_may_have_no_code()
    {
        Assert.True(await Store.TryAddAsync(Solo));
        Assert.True(await Store.TryAddAsync(Solo with { Id = "c3" }));
    }

    [Fact]
    public async Task An_update_from_the_right_version_replaces_everything_that_changes()
    {
        await Store.TryAddAsync(Solo);
        var changed = Shared with { Id = "a1", JoinCode = null, Version = 2, IsClosed = true, FirstMs = 1, LastMs = 2, LastUsedMs = 2000 };

        Assert.True(await Store.TryUpdateAsync(changed, 1));
        Assert.Equal(changed, await Store.FindAsync("a1"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_update_from_another_version_changes_nothing(long version)
    {
        await Store.TryAddAsync(Solo);

        Assert.False(await Store.TryUpdateAsync(Solo with { Version = version + 1, IsPlaying = false }, version));
        Assert.Equal(Solo, await Store.FindAsync("a1"));
    }

    [Fact]
    public async Task An_update_of_a_session_that_is_gone_changes_nothing()
    {
        Assert.False(await Store.TryUpdateAsync(Solo with { Version = 2 }, 1));
        Assert.Equal(0, await Store.CountAsync());
    }

    [Fact]
    public async Task Of_many_updates_from_one_version_one_is_taken()
    {
        await Store.TryAddAsync(Solo);
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => Store.TryUpdateAsync(Solo with { Version = 2, AnchorStoryMs = number }, 1))));

        Assert.Single(taken, isTaken => isTaken);
        Assert.Equal(Array.IndexOf(taken, true), (await Store.FindAsync("a1"))!.AnchorStoryMs);
    }

    [Fact]
    public async Task Updates_of_many_sessions_at_once_are_all_taken()
    {
        var records = Enumerable.Range(0, 250).Select(number => Solo with { Id = $"{number:x16}", AnchorStoryMs = number }).ToList();
        Assert.All(await Task.WhenAll(records.Select(record => Store.TryAddAsync(record))), Assert.True);
        Assert.All(await Task.WhenAll(records.Select(record => Store.TryUpdateAsync(record with { Version = 2 }, 1))), Assert.True);

        foreach (var record in records)
            Assert.Equal(record with { Version = 2 }, await Store.FindAsync(record.Id));
    }

    [Fact]
    public async Task What_is_presented_comes_back_as_it_was()
    {
        var drawn = Presented with { Id = "c3", JoinCode = null, Ink = "[1]", InkVersion = 7 };
        Assert.True(await Store.TryAddAsync(Presented));
        Assert.True(await Store.TryAddAsync(drawn));

        Assert.Equal(Presented, await Store.FindAsync("b2"));
        Assert.Equal(Presented, await Store.FindByCodeAsync("K7QM4XWD"));
        Assert.Equal(drawn, await Store.FindAsync("c3"));
    }

    [Fact]
    public async Task An_update_sets_what_is_presented_and_takes_it_away()
    {
        await Store.TryAddAsync(Shared);

        Assert.True(await Store.TryUpdateAsync(Presented with { Version = 2 }, 1));
        Assert.Equal(Presented with { Version = 2 }, await Store.FindAsync("b2"));
        Assert.True(await Store.TryUpdateAsync(Shared with { Version = 3 }, 2));
        Assert.Equal(Shared with { Version = 3 }, await Store.FindAsync("b2"));
    }

    [Fact]
    public async Task What_is_drawn_has_a_version_of_its_own()
    {
        await Store.TryAddAsync(Presented);

        Assert.True(await Store.TryDrawAsync("b2", "[1]", 0));
        Assert.Equal(Presented with { Ink = "[1]", InkVersion = 1 }, await Store.FindAsync("b2"));
        Assert.True(await Store.TryDrawAsync("b2", null, 1));
        Assert.Equal(Presented with { InkVersion = 2 }, await Store.FindAsync("b2"));
    }

    [Theory]
    [InlineData("b2", 0)]
    [InlineData("b2", 2)]
    [InlineData("gone", 1)]
    public async Task What_is_drawn_from_another_version_or_where_there_is_no_session_changes_nothing(string id, long version)
    {
        await Store.TryAddAsync(Presented);
        await Store.TryDrawAsync("b2", "[1]", 0);

        Assert.False(await Store.TryDrawAsync(id, "[2]", version));
        Assert.Equal(Presented with { Ink = "[1]", InkVersion = 1 }, await Store.FindAsync("b2"));
    }

    [Fact]
    public async Task A_command_leaves_the_ink_and_the_ink_holds_up_no_command()
    {
        await Store.TryAddAsync(Shared);
        await Store.TryDrawAsync("b2", "[1]", 0);

        Assert.True(await Store.TryUpdateAsync(Presented with { Version = 2, Ink = "[of before]", InkVersion = 9 }, 1));
        Assert.Equal(Presented with { Version = 2, Ink = "[1]", InkVersion = 1 }, await Store.FindAsync("b2"));
        Assert.True(await Store.TryDrawAsync("b2", "[1,2]", 1));
        Assert.Equal(Presented with { Version = 2, Ink = "[1,2]", InkVersion = 2 }, await Store.FindAsync("b2"));
    }

    [Fact]
    public async Task Of_many_who_draw_on_the_same_one_is_taken()
    {
        await Store.TryAddAsync(Solo);
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => Store.TryDrawAsync("a1", $"{number}", 0))));

        Assert.Single(taken, isTaken => isTaken);
        Assert.Equal(Solo with { Ink = $"{Array.IndexOf(taken, true)}", InkVersion = 1 }, await Store.FindAsync("a1"));
    }

    [Fact]
    public async Task A_sign_of_use_sets_the_time_on_and_never_back()
    {
        await Store.TryAddAsync(Solo);
        await Store.TryAddAsync(Shared);
        await Store.TouchAsync(["a1", "gone"], 3000);
        await Store.TouchAsync(["a1"], 2000);
        await Store.TouchAsync([], 9000);

        Assert.Equal(Solo with { LastUsedMs = 3000 }, await Store.FindAsync("a1"));
        Assert.Equal(Shared, await Store.FindAsync("b2"));
    }

    [Fact]
    public async Task What_was_used_longest_ago_is_swept_first()
    {
        for (var used = 1; used <= 5; used++)
            await Store.TryAddAsync(Solo with { Id = $"s{used}", LastUsedMs = used * 100 });

        Assert.Equal(2, await Store.SweepAsync(450, most: 2));
        Assert.Null(await Store.FindAsync("s2"));
        Assert.Equal(2, await Store.SweepAsync(450, int.MaxValue));
        Assert.Equal(0, await Store.SweepAsync(450, int.MaxValue));
        Assert.NotNull(await Store.FindAsync("s5"));
    }

    [Fact]
    public async Task A_code_that_was_swept_is_free_again()
    {
        await Store.TryAddAsync(Shared);
        await Store.SweepAsync(long.MaxValue, int.MaxValue);

        Assert.True(await Store.TryAddAsync(Shared with { Id = "c3" }));
    }

    [Fact]
    public async Task A_notice_tells_of_an_update()
    {
        await Store.TryAddAsync(Solo);
        using var ended = new CancellationTokenSource();
        await using var changes = Store.ChangesAsync(ended.Token).GetAsyncEnumerator();
        var noticing = NextOf(changes, "a1", atLeast: 2);
        await UpdateUntil(noticing, "a1");

        await noticing;
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await changes.MoveNextAsync())
                Assert.Equal("a1", changes.Current.Id ?? "a1");
        });
    }

    [Fact]
    public async Task Notices_of_many_updates_end_with_the_newest_version()
    {
        await Store.TryAddAsync(Solo);
        await Store.TryAddAsync(Shared);
        await using var changes = Store.ChangesAsync(CancellationToken.None).GetAsyncEnumerator();
        await UpdateUntil(NextOf(changes, "a1", atLeast: 2), "a1");
        for (var version = 1; version <= 30; version++)
            Assert.True(await Store.TryUpdateAsync(Shared with { Version = version + 1 }, version));

        Assert.Equal(31, await NextOf(changes, "b2", atLeast: 31));
    }

    [Fact]
    public async Task A_notice_of_ink_tells_its_version_and_nothing_of_the_session()
    {
        await Store.TryAddAsync(Solo);
        await Store.TryAddAsync(Shared);
        await using var changes = Store.ChangesAsync(CancellationToken.None).GetAsyncEnumerator();
        await UpdateUntil(NextOf(changes, "a1", atLeast: 2), "a1");
        for (var version = 0; version < 5; version++)
            Assert.True(await Store.TryDrawAsync("b2", $"{version}", version));

        var told = new List<SessionChange>();
        while (told is [] || told[^1].InkVersion < 5)
        {
            Assert.True(await changes.MoveNextAsync());
            if (changes.Current.Id == "b2")
                told.Add(changes.Current);
        }
        Assert.All(told, change => Assert.Equal(0, change.Version));
    }

    /// <summary>A store takes some time until it listens; until then it need not tell.</summary>
    private async Task UpdateUntil(Task noticed, string id)
    {
        while (!noticed.IsCompleted)
        {
            var record = (await Store.FindAsync(id))!;
            await Store.TryUpdateAsync(record with { Version = record.Version + 1 }, record.Version);
            await Task.WhenAny(noticed, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }
    }

    /// <summary>The version in the next notice of a session that has at least some version.</summary>
    private static async Task<long> NextOf(IAsyncEnumerator<SessionChange> changes, string id, long atLeast)
    {
        do
            Assert.True(await changes.MoveNextAsync());
        while (changes.Current.Id != id || changes.Current.Version < atLeast);
        return changes.Current.Version;
    }
}
