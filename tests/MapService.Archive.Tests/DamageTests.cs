namespace MapService.Archive.Tests;

/// <summary>What every archive finds when its store was changed behind its back.</summary>
public abstract class DamageTests : IDisposable
{
    private readonly TemporaryStore _store;
    private readonly IArchive _archive;

    protected DamageTests(TemporaryStore store) => (_store, _archive) = (store.WithPlaces(5), store.Open());

    public void Dispose()
    {
        _archive.Dispose();
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("UPDATE log SET body = replace(body, 'building', 'buildinG') WHERE position = 3", 3)]
    [InlineData("UPDATE log SET kind = 'Side' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET kind = 'Nonsense' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET id = 'other' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET version = 2 WHERE position = 3", 3)]
    [InlineData("UPDATE log SET change = 'Revised' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET change = 'Nonsense' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET written_ms = written_ms + 1 WHERE position = 3", 3)]
    [InlineData("UPDATE log SET written_ms = 9223372036854775807 WHERE position = 3", 3)]
    [InlineData("UPDATE log SET written_by = 'somebody else' WHERE position = 3", 3)]
    [InlineData("DELETE FROM log WHERE position = 1", 1)]
    [InlineData("DELETE FROM log WHERE position = 3", 3)]
    [InlineData("DELETE FROM log WHERE position = 3; UPDATE log SET position = position - 1 WHERE position > 3", 3)]
    [InlineData("UPDATE log SET position = 99 WHERE position = 2; UPDATE log SET position = 2 WHERE position = 3; UPDATE log SET position = 3 WHERE position = 99", 2)]
    [InlineData("INSERT INTO log SELECT 6, kind, 'invented', version, change, body, written_ms, written_by, hash FROM log WHERE position = 5", 6)]
    [InlineData("UPDATE log SET hash = (SELECT hash FROM log WHERE position = 2) WHERE position = 3", 3)]
    [InlineData("DELETE FROM log WHERE position = 5", 5)]
    [InlineData("DELETE FROM log WHERE position > 2", 3)]
    [InlineData("DELETE FROM log", 1)]
    [InlineData("UPDATE head SET position = 7", 6)]
    [InlineData("UPDATE head SET hash = (SELECT hash FROM log WHERE position = 2)", 6)]
    [InlineData("DELETE FROM head", 1)]
    public void An_entry_that_is_not_as_it_was_written_is_found(string tampering, long position)
    {
        _store.Tamper(tampering);

        Assert.Equal(new LogPosition(position), Assert.Throws<CorruptLogException>(() => _archive.ReadAfter(LogPosition.Start)).Position);
    }

    [Fact]
    public void An_entry_that_is_missing_just_before_the_first_that_is_read_is_found()
    {
        _store.Tamper("DELETE FROM log WHERE position = 3");

        Assert.Throws<CorruptLogException>(() => _archive.ReadAfter(new LogPosition(3)));
    }

    [Fact]
    public void Somebody_who_reads_on_finds_that_the_last_entries_are_gone()
    {
        _store.Tamper("DELETE FROM log WHERE position > 3");

        Assert.Equal(new LogPosition(4), Assert.Throws<CorruptLogException>(() => _archive.ReadAfter(new LogPosition(3))).Position);
        Assert.Throws<CorruptLogException>(() => _archive.ReadAfter(new LogPosition(5)));
    }

    [Fact]
    public void The_message_says_where_the_log_is_damaged() =>
        Assert.StartsWith("The log is damaged at position 3", new CorruptLogException(new LogPosition(3)).Message, StringComparison.Ordinal);
}
