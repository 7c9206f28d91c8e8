using System.Data.Common;
using MapService.History;
using NodaTime;

namespace MapService.Archive.Tests;

/// <summary>What every archive promises, on a real store each time.</summary>
public abstract class ArchiveTests : IDisposable
{
    private static readonly Item Bank = Sample.Place("bank");
    private static readonly Item MovedBank = Sample.Place("bank", lon: 30.5);
    private static readonly ItemVersion First = new(1);
    private static readonly ItemVersion Second = new(2);

    private readonly TemporaryStore _store;
    private readonly IArchive _archive;

    protected ArchiveTests(TemporaryStore store) => (_store, _archive) = (store, store.Open());

    public void Dispose()
    {
        _archive.Dispose();
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_new_store_is_empty() => Assert.Empty(_archive.ReadAfter(LogPosition.Start));

    [Fact]
    public void A_recorded_item_is_read_back()
    {
        _archive.Append([new RecordItem(Bank)], "tester");

        var entry = Assert.Single(_archive.ReadAfter(LogPosition.Start));
        Assert.Equal((new LogPosition(1), Bank.Key, First, LogChange.Recorded), (entry.Position, entry.Key, entry.Version, entry.Change));
        Assert.Equal(ItemJson.Write(Bank), entry.Body);
    }

    [Fact]
    public void An_entry_says_who_wrote_it_and_when()
    {
        _store.Time.Advance(TimeSpan.FromMilliseconds(1234.56));
        _archive.Append([new RecordItem(Bank)], "tester");

        var entry = Assert.Single(_archive.ReadAfter(LogPosition.Start));
        Assert.Equal(("tester", Instant.FromUtc(2000, 1, 1, 0, 0) + Duration.FromMilliseconds(1234)), (entry.By, entry.At));
    }

    [Fact]
    public void A_revised_item_keeps_what_it_was_before()
    {
        _archive.Append([new RecordItem(Bank)], "tester");
        _archive.Append([new ReviseItem(MovedBank, First)], "tester");

        Assert.Equal([ItemJson.Write(Bank), ItemJson.Write(MovedBank)], _archive.ReadAfter(LogPosition.Start).Select(entry => entry.Body));
    }

    [Fact]
    public void A_withdrawn_item_keeps_what_it_was_before()
    {
        _archive.Append([new RecordItem(Bank)], "tester");
        _archive.Append([new WithdrawItem(Bank.Key, First)], "tester");

        var entries = _archive.ReadAfter(LogPosition.Start);
        Assert.Equal([LogChange.Recorded, LogChange.Withdrawn], entries.Select(entry => entry.Change));
        Assert.Equal([ItemJson.Write(Bank), null], entries.Select(entry => entry.Body));
    }

    [Fact]
    public void An_item_that_was_withdrawn_may_be_recorded_again_and_counts_on()
    {
        _archive.Append([new RecordItem(Bank), new WithdrawItem(Bank.Key, First), new RecordItem(Bank)], "tester");

        Assert.Equal([1, 2, 3], _archive.ReadAfter(LogPosition.Start).Select(entry => entry.Version.Value));
    }

    [Fact]
    public void One_batch_may_write_an_item_more_than_once() =>
        Assert.Equal(new LogPosition(2), _archive.Append([new RecordItem(Bank), new ReviseItem(MovedBank, First)], "tester"));

    [Fact]
    public void Items_of_different_kinds_may_share_an_id()
    {
        _archive.Append([new RecordItem(Bank), new RecordItem(Sample.Side("bank"))], "tester");

        Assert.All(_archive.ReadAfter(LogPosition.Start), entry => Assert.Equal(First, entry.Version));
    }

    [Fact]
    public void Appending_nothing_leaves_the_log_as_it_is()
    {
        _archive.Append([new RecordItem(Bank)], "tester");

        Assert.Equal(new LogPosition(1), _archive.Append([], "tester"));
    }

    [Fact]
    public void Recording_an_item_that_is_there_is_refused() => ExpectRefusal(new RecordItem(MovedBank), expected: null, actual: First);

    [Fact]
    public void Revising_an_item_in_another_version_is_refused() => ExpectRefusal(new ReviseItem(MovedBank, Second), Second, First);

    [Fact]
    public void Withdrawing_an_item_in_another_version_is_refused() => ExpectRefusal(new WithdrawItem(Bank.Key, Second), Second, First);

    [Fact]
    public void Revising_an_item_that_is_not_there_is_refused()
    {
        var refused = Assert.Throws<WrongExpectedVersionException>(() => _archive.Append([new ReviseItem(Bank, First)], "tester"));

        Assert.Equal((First, (ItemVersion?)null), (refused.Expected, refused.Actual));
    }

    [Fact]
    public void Revising_an_item_that_was_withdrawn_is_refused()
    {
        _archive.Append([new RecordItem(Bank), new WithdrawItem(Bank.Key, First)], "tester");

        var refused = Assert.Throws<WrongExpectedVersionException>(() => _archive.Append([new ReviseItem(Bank, Second)], "tester"));
        Assert.Null(refused.Actual);
    }

    [Fact]
    public void A_refusal_names_the_item_and_both_versions()
    {
        _archive.Append([new RecordItem(Bank)], "tester");

        var refused = Assert.Throws<WrongExpectedVersionException>(() => _archive.Append([new ReviseItem(Bank, Second)], "tester"));
        Assert.StartsWith("place bank was expected in version 2 but is in version 1.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_with_one_refusal_writes_nothing()
    {
        _archive.Append([new RecordItem(Bank)], "tester");

        Assert.Throws<WrongExpectedVersionException>(() => _archive.Append(
            [new RecordItem(Sample.Place("palace")), new RecordItem(Bank), new RecordItem(Sample.Place("bridge"))], "tester"));
        Assert.Single(_archive.ReadAfter(LogPosition.Start));
    }

    [Fact]
    public void A_refused_batch_leaves_no_gap()
    {
        _archive.Append([new RecordItem(Bank)], "tester");
        Assert.Throws<WrongExpectedVersionException>(() => _archive.Append([new RecordItem(Sample.Place("palace")), new RecordItem(Bank)], "tester"));

        Assert.Equal(new LogPosition(2), _archive.Append([new RecordItem(Sample.Place("bridge"))], "tester"));
    }

    [Fact]
    public void A_writer_who_has_judged_the_whole_log_is_refused_when_it_has_grown()
    {
        var judged = _archive.Append([new RecordItem(Bank)], "tester");
        _archive.Append([new RecordItem(Sample.Place("palace"))], "somebody else");

        var refused = Assert.Throws<WrongExpectedPositionException>(() => _archive.Append([new RecordItem(Sample.Place("bridge"))], "tester", judged));
        Assert.Equal((judged, new LogPosition(2)), (refused.Expected, refused.Actual));
        Assert.Equal(new LogPosition(3), _archive.Append([new RecordItem(Sample.Place("bridge"))], "tester", new LogPosition(2)));
    }

    [Fact]
    public void A_page_of_the_log_is_read_by_itself()
    {
        for (var number = 0; number < 10; number++)
            _archive.Append([new RecordItem(Sample.Place($"place-{number}"))], "tester");

        Assert.Equal([4, 5, 6], _archive.ReadAfter(new LogPosition(3), most: 3).Select(entry => (int)entry.Position.Value));
        Assert.Equal([1, 2], _archive.ReadAfter(LogPosition.Start, most: 2).Select(entry => (int)entry.Position.Value));
    }

    [Fact]
    public void The_end_is_the_position_of_the_last_entry()
    {
        Assert.Equal(LogPosition.Start, _archive.End);
        Assert.Equal(_archive.Append([new RecordItem(Bank), new RecordItem(Sample.Side("red"))], "tester"), _archive.End);
    }

    [Fact]
    public void Reading_on_brings_only_what_is_new()
    {
        var known = _archive.Append([new RecordItem(Bank), new RecordItem(Sample.Place("palace"))], "tester");
        _archive.Append([new RecordItem(Sample.Place("bridge"))], "tester");

        Assert.Equal("bridge", Assert.Single(_archive.ReadAfter(known)).Key.Id);
    }

    [Fact]
    public void Reading_after_the_end_brings_nothing()
    {
        var last = _archive.Append([new RecordItem(Bank)], "tester");

        Assert.Empty(_archive.ReadAfter(last));
    }

    [Fact]
    public void Reading_from_any_position_on_brings_the_rest_of_the_log()
    {
        for (var number = 0; number < 10; number++)
            _archive.Append([new RecordItem(Sample.Place($"place-{number}"))], "tester");
        var all = _archive.ReadAfter(LogPosition.Start);

        for (var after = 0; after <= 10; after++)
            Assert.Equal(all.Skip(after), _archive.ReadAfter(new LogPosition(after)));
    }

    [Fact]
    public void A_reopened_store_reads_the_same()
    {
        _archive.Append([new RecordItem(Bank)], "tester");

        using var reopened = _store.Open();
        Assert.Equal(_archive.ReadAfter(LogPosition.Start), reopened.ReadAfter(LogPosition.Start));
    }

    [Fact]
    public void A_reopened_store_goes_on_where_it_was()
    {
        _archive.Append([new RecordItem(Bank)], "tester");
        _archive.Dispose();

        using var reopened = _store.Open();
        Assert.Equal(new LogPosition(2), reopened.Append([new ReviseItem(MovedBank, First)], "tester"));
    }

    [Fact]
    public void Any_text_comes_back_as_it_was() => Prop.ForAll<NonEmptyString, PositiveInt>((text, number) =>
    {
        var place = Sample.Place($"place-{Guid.NewGuid()}-{number}") with { Evidence = text.Get };
        var by = text.Get.Replace('\0', '-');
        var before = _archive.End;
        _archive.Append([new RecordItem(place)], by);
        var entry = Assert.Single(_archive.ReadAfter(before));
        return entry.Body == ItemJson.Write(place) && entry.By == by;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void A_text_that_not_every_store_gives_back_is_refused()
    {
        const string HalfACharacter = "\uD83D";

        Assert.Throws<ArgumentException>(() => _archive.Append([new RecordItem(Bank)], "a\0b"));
        Assert.Throws<ArgumentException>(() => _archive.Append([new RecordItem(Bank)], HalfACharacter));
        Assert.Throws<ArgumentException>(() => _archive.Append([new RecordItem(Sample.Place("a\0b"))], "tester"));
    }

    [Fact]
    public void Writers_on_many_threads_and_archives_leave_a_whole_log()
    {
        Parallel.For(0, 8, writer =>
        {
            var archive = _store.Open();
            for (var number = 0; number < 20; number++)
                archive.Append([new RecordItem(Sample.Place($"place-{writer}-{number}")), new RecordItem(Sample.Side($"side-{writer}-{number}"))], "tester");
        });

        Assert.Equal(Enumerable.Range(1, 320), _archive.ReadAfter(LogPosition.Start).Select(entry => (int)entry.Position.Value));
    }

    [Fact]
    public void A_batch_stays_together_whoever_else_writes()
    {
        Parallel.For(0, 8, writer => _archive.Append(
            [.. Enumerable.Range(0, 10).Select(number => new RecordItem(Sample.Place($"place-{writer}-{number}")))], $"{writer}"));

        Assert.All(_archive.ReadAfter(LogPosition.Start).Chunk(10), batch => Assert.Single(batch.Select(entry => entry.By).Distinct()));
    }

    [Fact]
    public void Of_several_who_revise_the_same_version_one_succeeds()
    {
        _archive.Append([new RecordItem(Bank)], "tester");
        var refused = 0;
        Parallel.For(0, 8, _ =>
        {
            if (Record.Exception(() => _archive.Append([new ReviseItem(MovedBank, First)], "tester")) is WrongExpectedVersionException)
                Interlocked.Increment(ref refused);
        });

        Assert.Equal(7, refused);
        Assert.Equal(2, _archive.ReadAfter(LogPosition.Start).Count);
    }

    [Fact]
    public void A_new_store_may_be_opened_by_many_at_once()
    {
        using var store = _store.New();
        Parallel.For(0, 8, number =>
        {
            using var archive = store.Open();
            archive.Append([new RecordItem(Sample.Place($"place-{number}"))], "tester");
        });

        using var opened = store.Open();
        Assert.Equal(8, opened.ReadAfter(LogPosition.Start).Count);
    }

    [Fact]
    public async Task Of_appends_that_are_written_together_one_that_is_refused_does_not_hinder_the_others()
    {
        Task<LogPosition>[] appends =
        [
            .. Enumerable.Range(0, 100).Select(number => _archive.AppendAsync(
                [new RecordItem(number == 50 ? Sample.Place("place-49") : Sample.Place($"place-{number}")), new RecordItem(Sample.Side($"side-{number}"))], "tester")),
        ];

        await Assert.ThrowsAsync<WrongExpectedVersionException>(() => appends[50]);
        Assert.Equal(198, appends.Where(append => append != appends[50]).Max(append => append.Result.Value));
        Assert.Equal(Enumerable.Range(1, 198), _archive.ReadAfter(LogPosition.Start).Select(entry => (int)entry.Position.Value));
    }

    [Fact]
    public async Task Each_of_many_appends_at_once_is_told_its_own_position()
    {
        var appends = Enumerable.Range(0, 300).ToDictionary(number => $"place-{number}", number => _archive.AppendAsync([new RecordItem(Sample.Place($"place-{number}"))], "tester"));
        await Task.WhenAll(appends.Values);

        Assert.All(_archive.ReadAfter(LogPosition.Start), entry => Assert.Equal(entry.Position, appends[entry.Key.Id].Result));
    }

    [Fact]
    public async Task Somebody_who_reads_on_while_others_write_misses_nothing()
    {
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            using var archive = _store.Open();
            for (var number = 0; number < 50; number++)
                archive.Append([new RecordItem(Sample.Place($"place-{writer}-{number}"))], "tester");
        }));
        var writing = Task.WhenAll(writers);

        var known = new List<LogEntry>();
        while (known.Count < 200)
        {
            await _archive.WaitForGrowthAsync(new LogPosition(known.Count), CancellationToken.None);
            known.AddRange(_archive.ReadAfter(new LogPosition(known.Count)));
        }
        await writing;
        Assert.Equal(_archive.ReadAfter(LogPosition.Start), known);
    }

    [Fact]
    public async Task Waiting_for_growth_ends_when_somebody_else_appends()
    {
        using var other = _store.Open();
        var waiting = _archive.WaitForGrowthAsync(LogPosition.Start, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        other.Append([new RecordItem(Bank)], "somebody else");

        await waiting;
        Assert.Single(_archive.ReadAfter(LogPosition.Start));
    }

    [Fact]
    public async Task Waiting_for_growth_that_has_been_ends_at_once()
    {
        _archive.Append([new RecordItem(Bank)], "tester");

        await _archive.WaitForGrowthAsync(LogPosition.Start, CancellationToken.None);
    }

    [Fact]
    public async Task Waiting_for_growth_can_be_given_up()
    {
        using var given = new CancellationTokenSource();
        var waiting = _archive.WaitForGrowthAsync(LogPosition.Start, given.Token);
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Theory]
    [InlineData("UPDATE log SET written_by = 'somebody else'")]
    [InlineData("DELETE FROM log")]
    [InlineData("DELETE FROM head")]
    [InlineData("UPDATE head SET position = 0")]
    public void The_store_itself_refuses_to_change_or_delete_an_entry(string sql)
    {
        _archive.Append([new RecordItem(Bank)], "tester");

        Assert.Contains("append-only", Assert.ThrowsAny<DbException>(() => _store.Execute(sql)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2, 'Place', 'bank', 1, 'Recorded', '{}', 0, ''")]
    [InlineData("1, 'Place', 'palace', 1, 'Recorded', '{}', 0, ''")]
    [InlineData("3, 'Place', 'palace', 1, 'Recorded', '{}', 0, ''")]
    [InlineData("0, 'Place', 'palace', 1, 'Recorded', '{}', 0, ''")]
    [InlineData("2, 'Place', 'palace', 0, 'Recorded', '{}', 0, ''")]
    [InlineData("2, 'Place', 'palace', 1, 'Invented', '{}', 0, ''")]
    [InlineData("2, 'Place', 'palace', 1, 'Recorded', NULL, 0, ''")]
    [InlineData("2, 'Place', 'palace', 1, 'Withdrawn', '{}', 0, ''")]
    [InlineData("2, 'Place', 'palace', 1, 'Recorded', '{}', 'today', ''")]
    public void The_store_itself_refuses_an_entry_that_cannot_be(string row)
    {
        _archive.Append([new RecordItem(Bank)], "tester");

        Assert.ThrowsAny<DbException>(() => _store.Execute($"INSERT INTO log SELECT {row}, hash FROM head"));
    }

    private void ExpectRefusal(Revision revision, ItemVersion? expected, ItemVersion? actual)
    {
        _archive.Append([new RecordItem(Bank)], "tester");

        var refused = Assert.Throws<WrongExpectedVersionException>(() => _archive.Append([revision], "tester"));
        Assert.Equal((Bank.Key, expected, actual), (refused.Key, refused.Expected, refused.Actual));
    }
}
