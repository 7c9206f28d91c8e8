using Microsoft.Data.Sqlite;

namespace MapService.Archive.Tests.Sqlite;

public sealed class DamageTests
{
    [Theory]
    [InlineData("UPDATE log SET body = replace(body, 'building', 'buildinG') WHERE position = 3", 3)]
    [InlineData("UPDATE log SET kind = 'Side' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET kind = 'Nonsense' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET id = 'other' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET version = 2 WHERE position = 3", 3)]
    [InlineData("UPDATE log SET version = 9999999999 WHERE position = 3", 3)]
    [InlineData("UPDATE log SET change = 'Revised' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET change = 'Nonsense' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET written_ms = written_ms + 1 WHERE position = 3", 3)]
    [InlineData("UPDATE log SET written_ms = 9223372036854775807 WHERE position = 3", 3)]
    [InlineData("UPDATE log SET written_by = 'somebody else' WHERE position = 3", 3)]
    [InlineData("UPDATE log SET hash = zeroblob(32) WHERE position = 3", 3)]
    [InlineData("DELETE FROM log WHERE position = 1", 1)]
    [InlineData("DELETE FROM log WHERE position = 3", 3)]
    [InlineData("DELETE FROM log WHERE position = 3; UPDATE log SET position = position - 1 WHERE position > 3", 3)]
    [InlineData("UPDATE log SET position = 99 WHERE position = 2; UPDATE log SET position = 2 WHERE position = 3; UPDATE log SET position = 3 WHERE position = 99", 2)]
    [InlineData("INSERT INTO log SELECT 6, kind, 'invented', version, change, body, written_ms, written_by, hash FROM log WHERE position = 5", 6)]
    public void An_entry_that_is_not_as_it_was_written_is_found(string tampering, long position)
    {
        using var file = SqliteFile.WithPlaces(5);
        file.Tamper(tampering);

        Assert.Equal(new LogPosition(position), Assert.Throws<CorruptLogException>(() => file.Open().ReadAfter(LogPosition.Start)).Position);
    }

    [Fact]
    public void An_entry_that_is_missing_just_before_the_first_that_is_read_is_found()
    {
        using var file = SqliteFile.WithPlaces(5);
        file.Tamper("DELETE FROM log WHERE position = 3");

        Assert.Throws<CorruptLogException>(() => file.Open().ReadAfter(new LogPosition(3)));
    }

    [Fact]
    public void A_page_that_has_lost_its_last_entry_is_found()
    {
        const int PageSize = 4096, TableLeaf = 13;
        using var file = SqliteFile.WithPlaces(40);
        SqliteConnection.ClearAllPools();
        var bytes = File.ReadAllBytes(file.Path);
        var last = Enumerable.Range(1, (bytes.Length / PageSize) - 1).Last(page => bytes[page * PageSize] == TableLeaf);
        bytes[(last * PageSize) + 4]--;
        File.WriteAllBytes(file.Path, bytes);

        Assert.Equal(new LogPosition(40), Assert.Throws<CorruptLogException>(() => file.Open().ReadAfter(LogPosition.Start)).Position);
    }

    [Fact]
    public void The_message_says_where_the_log_is_damaged() =>
        Assert.StartsWith("The log is damaged at position 3", new CorruptLogException(new LogPosition(3)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_flipped_bit_anywhere_in_the_file_is_found_or_harmless()
    {
        using var whole = SqliteFile.WithPlaces(40);
        var written = whole.Open().ReadAfter(LogPosition.Start);
        SqliteConnection.ClearAllPools();
        var bytes = File.ReadAllBytes(whole.Path);

        Prop.ForAll(Gen.Choose(0, (bytes.Length * 8) - 1).ToArbitrary(), bit => IsFoundOrHarmless(bytes, bit, written))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static bool IsFoundOrHarmless(byte[] bytes, int bit, IReadOnlyList<LogEntry> written)
    {
        using var damaged = new SqliteFile();
        byte[] flipped = [.. bytes];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        File.WriteAllBytes(damaged.Path, flipped);
        try
        {
            return damaged.Open().ReadAfter(LogPosition.Start).SequenceEqual(written);
        }
        catch (Exception found) when (found is CorruptLogException or UnknownStoreException)
        {
            return true;
        }
    }
}
