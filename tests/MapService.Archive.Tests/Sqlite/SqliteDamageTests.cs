using MapService.Archive.Sqlite;
using Microsoft.Data.Sqlite;

namespace MapService.Archive.Tests.Sqlite;

public sealed class SqliteDamageTests() : DamageTests(new SqliteFile())
{
    [Theory]
    [InlineData("UPDATE log SET version = 9999999999 WHERE position = 3", 3)]
    [InlineData("UPDATE log SET hash = zeroblob(31) WHERE position = 3", 3)]
    [InlineData("DROP TABLE log", 1)]
    public void A_value_that_was_never_written_there_is_found(string tampering, long position)
    {
        using var file = new SqliteFile();
        file.WithPlaces(5).Tamper(tampering);
        using var archive = SqliteArchive.Open(file.Path, file.Time);

        Assert.Equal(new LogPosition(position), Assert.Throws<CorruptLogException>(() => archive.ReadAfter(LogPosition.Start)).Position);
    }

    [Fact]
    public void A_page_that_has_lost_its_last_entry_is_found()
    {
        const int PageSize = 4096, TableLeaf = 13;
        using var file = new SqliteFile();
        file.WithPlaces(40);
        SqliteConnection.ClearAllPools();
        var bytes = File.ReadAllBytes(file.Path);
        var last = Enumerable.Range(1, (bytes.Length / PageSize) - 1).Last(page => bytes[page * PageSize] == TableLeaf);
        bytes[(last * PageSize) + 4]--;
        File.WriteAllBytes(file.Path, bytes);

        Assert.Equal(new LogPosition(40), Assert.Throws<CorruptLogException>(() => file.Open().ReadAfter(LogPosition.Start)).Position);
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_the_file_is_found_or_harmless()
    {
        using var whole = new SqliteFile();
        whole.WithPlaces(40);
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
