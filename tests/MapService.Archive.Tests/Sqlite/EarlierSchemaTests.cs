namespace MapService.Archive.Tests.Sqlite;

public sealed class EarlierSchemaTests : IDisposable
{
    /// <summary>Takes away what schema 2 has added.</summary>
    private const string BackToSchema1 = """
        DROP TRIGGER log_has_no_gaps;
        DROP TRIGGER log_moves_head;
        DROP TABLE head;
        PRAGMA user_version = 1;
        """;

    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_store_of_the_first_schema_goes_on_with_what_it_holds(int places)
    {
        _file.WithPlaces(places).Execute(BackToSchema1);

        var archive = _file.Open();
        Assert.Equal(places, archive.ReadAfter(LogPosition.Start).Count);
        Assert.Equal(new LogPosition(places + 1), archive.Append([new RecordItem(Sample.Place("bank"))], "tester"));
        Assert.Equal(places + 1, archive.ReadAfter(LogPosition.Start).Count);
    }

    [Fact]
    public void A_store_of_the_first_schema_is_guarded_from_then_on()
    {
        _file.WithPlaces(5).Execute(BackToSchema1);
        _file.Open();
        _file.Tamper("DELETE FROM log WHERE position = 5");

        Assert.Throws<CorruptLogException>(() => _file.Open().ReadAfter(LogPosition.Start));
    }
}
