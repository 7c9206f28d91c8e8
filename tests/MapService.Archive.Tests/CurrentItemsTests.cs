using MapService.History;
using NodaTime;

namespace MapService.Archive.Tests;

public sealed class CurrentItemsTests
{
    private static readonly ItemKey Bank = Sample.Place("bank").Key;

    [Fact]
    public void Nothing_holds_before_the_first_entry()
    {
        Assert.Empty(CurrentItems.Empty.Held);
        Assert.Equal(LogPosition.Start, CurrentItems.Empty.Position);
    }

    [Fact]
    public void What_was_recorded_holds() => Assert.Equal(1, After(LogChange.Recorded).Find(Bank)!.Version.Value);

    [Fact]
    public void The_last_revision_holds() => Assert.Equal(3, After(LogChange.Recorded, LogChange.Revised, LogChange.Revised).Find(Bank)!.Version.Value);

    [Fact]
    public void What_was_withdrawn_does_not_hold()
    {
        var current = After(LogChange.Recorded, LogChange.Withdrawn);

        Assert.Null(current.Find(Bank));
        Assert.Empty(current.Held);
    }

    [Fact]
    public void What_was_recorded_again_holds() =>
        Assert.Equal(3, Assert.Single(After(LogChange.Recorded, LogChange.Withdrawn, LogChange.Recorded).Held).Version.Value);

    [Fact]
    public void The_position_is_that_of_the_last_entry() =>
        Assert.Equal(new LogPosition(2), After(LogChange.Recorded, LogChange.Revised).Position);

    [Fact]
    public void Entries_may_be_applied_in_several_steps()
    {
        var entries = Entries(LogChange.Recorded, LogChange.Revised, LogChange.Withdrawn);
        var current = CurrentItems.Empty.Apply(entries.Take(2)).Apply(entries.Skip(2));

        Assert.Equal((new LogPosition(3), 0), (current.Position, current.Held.Count()));
    }

    [Fact]
    public void Revisions_are_tried_out_without_being_written()
    {
        var before = After(LogChange.Recorded, LogChange.Withdrawn);
        var after = before.With([new RecordItem(Sample.Place("bank")), new ReviseItem(Sample.Place("bank", lon: 31), new ItemVersion(3))]);

        Assert.Equal(new ItemVersion(4), after.Find(Bank)!.Version);
        Assert.Null(before.Find(Bank));
    }

    [Fact]
    public void A_revision_of_another_version_cannot_be_tried_out() => Assert.Throws<WrongExpectedVersionException>(
        () => After(LogChange.Recorded).With([new WithdrawItem(Bank, new ItemVersion(2))]));

    [Fact]
    public void What_holds_is_a_data_set()
    {
        using var file = new Sqlite.SqliteFile();
        var archive = file.Open();
        archive.Append([.. new HistoryBuilder().Place("bank").Items.Select(item => new RecordItem(item))], "tester");

        Assert.Equal("bank", Assert.Single(CurrentItems.Empty.Apply(archive.ReadAfter(LogPosition.Start)).ToDataset().Places).Id.Value);
    }

    [Fact]
    public void What_does_not_fit_together_is_no_data_set() => Assert.Throws<InvalidDatasetException>(After(LogChange.Recorded).ToDataset);

    private static CurrentItems After(params LogChange[] changes) => CurrentItems.Empty.Apply(Entries(changes));

    private static IEnumerable<LogEntry> Entries(params LogChange[] changes) => changes.Select((change, index) => new LogEntry(
        new LogPosition(index + 1),
        Bank,
        new ItemVersion(index + 1),
        change,
        change == LogChange.Withdrawn ? null : ItemJson.Write(Sample.Place("bank")),
        Instant.MinValue,
        "tester"));
}
