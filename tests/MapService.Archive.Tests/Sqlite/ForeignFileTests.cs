namespace MapService.Archive.Tests.Sqlite;

public sealed class ForeignFileTests : IDisposable
{
    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        _file.Execute("CREATE TABLE recipes (name TEXT)");

        Assert.Contains(_file.Path, Assert.Throws<UnknownStoreException>(_file.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_with_the_mark_of_another_program_is_refused()
    {
        _file.Execute("PRAGMA application_id = 7");

        Assert.Throws<UnknownStoreException>(_file.Open);
    }

    [Fact]
    public void A_store_of_a_later_version_is_refused()
    {
        _file.Open();
        _file.Execute("PRAGMA user_version = 4");

        Assert.Contains("schema 4", Assert.Throws<UnknownStoreException>(_file.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(_file.Path, string.Concat(Enumerable.Repeat("To be or not to be. ", 500)));

        Assert.Throws<UnknownStoreException>(_file.Open);
    }

    [Fact]
    public void A_refused_file_is_left_as_it_was()
    {
        _file.Execute("CREATE TABLE recipes (name TEXT)");
        var before = File.ReadAllBytes(_file.Path);
        Assert.Throws<UnknownStoreException>(_file.Open);

        Assert.Equal(before, File.ReadAllBytes(_file.Path));
    }

    [Fact]
    public void An_empty_file_becomes_a_store()
    {
        File.WriteAllBytes(_file.Path, []);

        Assert.Empty(_file.Open().ReadAfter(LogPosition.Start));
    }
}
