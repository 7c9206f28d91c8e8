namespace MapService.Archive.Tests.Sqlite;

public sealed class EarlierSchemaTests : IDisposable
{
    /// <summary>Takes away what schema 3 has added, and puts back what it took away.</summary>
    private const string BackToSchema2 = """
        DROP TRIGGER head_is_the_last_entry;
        DROP TRIGGER log_has_no_gaps;
        CREATE TRIGGER log_has_no_gaps BEFORE INSERT ON log
        WHEN NEW.position <> (SELECT position FROM head) + 1
        BEGIN
          SELECT RAISE(ABORT, 'the log has no gaps');
        END;
        CREATE TRIGGER log_moves_head AFTER INSERT ON log
        BEGIN
          UPDATE head SET position = NEW.position, hash = NEW.hash;
        END;
        PRAGMA user_version = 2;
        """;

    /// <summary>The same for schema 2.</summary>
    private const string BackToSchema1 = BackToSchema2 + """
        DROP TRIGGER log_has_no_gaps;
        DROP TRIGGER log_moves_head;
        DROP TABLE head;
        PRAGMA user_version = 1;
        """;

    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(BackToSchema1, 0)]
    [InlineData(BackToSchema1, 5)]
    [InlineData(BackToSchema2, 0)]
    [InlineData(BackToSchema2, 5)]
    public void A_store_of_an_earlier_schema_goes_on_with_what_it_holds(string back, int places)
    {
        _file.WithPlaces(places).Execute(back);

        var archive = _file.Open();
        Assert.Equal(places, archive.ReadAfter(LogPosition.Start).Count);
        Assert.Equal(new LogPosition(places + 1), archive.Append([new RecordItem(Sample.Place("bank"))], "tester"));
        Assert.Equal(places + 1, archive.ReadAfter(LogPosition.Start).Count);
    }

    [Theory]
    [InlineData(BackToSchema1)]
    [InlineData(BackToSchema2)]
    public void A_store_of_an_earlier_schema_is_guarded_from_then_on(string back)
    {
        _file.WithPlaces(5).Execute(back);
        _file.Open();
        _file.Tamper("DELETE FROM log WHERE position = 5");

        Assert.Throws<CorruptLogException>(() => _file.Open().ReadAfter(LogPosition.Start));
    }
}
