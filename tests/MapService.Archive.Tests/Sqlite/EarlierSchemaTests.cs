using MapService.Archive.Sqlite;

namespace MapService.Archive.Tests.Sqlite;

public sealed class EarlierSchemaTests : IDisposable
{
    /// <summary>Takes away what schemas 2 and 3 have added; the triggers of the head go with it.</summary>
    private const string BackToSchema1 = """
        DROP TRIGGER log_has_no_gaps;
        DROP TABLE head;
        PRAGMA user_version = 1;
        """;

    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 5)]
    [InlineData(2, 0)]
    [InlineData(2, 5)]
    public void A_store_of_an_earlier_schema_goes_on_with_what_it_holds(int schema, int places)
    {
        _file.WithPlaces(places);
        GoBackTo(schema);

        var archive = _file.Open();
        Assert.Equal(places, archive.ReadAfter(LogPosition.Start).Count);
        Assert.Equal(new LogPosition(places + 1), archive.Append([new RecordItem(Sample.Place("bank"))], "tester"));
        Assert.Equal(places + 1, archive.ReadAfter(LogPosition.Start).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_store_of_an_earlier_schema_is_guarded_from_then_on(int schema)
    {
        _file.WithPlaces(5);
        GoBackTo(schema);
        _file.Open();
        _file.Tamper("DELETE FROM log WHERE position = 5");

        Assert.Throws<CorruptLogException>(() => _file.Open().ReadAfter(LogPosition.Start));
    }

    private void GoBackTo(int schema)
    {
        _file.Execute(BackToSchema1);
        if (schema == 2)
            _file.Execute(ShippedSchema2());
        Assert.Equal((long)schema, _file.Execute("PRAGMA user_version"));
    }

    private static string ShippedSchema2()
    {
        using var reader = new StreamReader(typeof(SqliteArchive).Assembly.GetManifestResourceStream("MapService.Archive.Sqlite.Sql.Schema2.sql")!);
        return reader.ReadToEnd();
    }
}
