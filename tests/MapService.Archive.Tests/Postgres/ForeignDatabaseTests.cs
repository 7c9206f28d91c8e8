using MapService.Archive.Postgres;
using MapService.Tests.Shared.Postgres;

namespace MapService.Archive.Tests.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class ForeignDatabaseTests(PostgresServer server)
{
    private readonly PostgresDatabase _database = new(server);

    [Fact]
    public void A_schema_of_another_program_is_refused_and_left_as_it_was()
    {
        _database.Execute("CREATE SCHEMA mapservice; CREATE TABLE mapservice.log (entry text)");

        Assert.Contains("something else", Assert.Throws<UnknownStoreException>(_database.Open).Message, StringComparison.Ordinal);
        Assert.Equal(1L, _database.Execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'mapservice'::regnamespace AND relkind = 'r'"));
    }

    [Fact]
    public void A_store_of_a_later_version_is_refused()
    {
        _database.Open().Dispose();
        _database.Execute("UPDATE head SET schema_version = 99");

        Assert.Contains("schema 99", Assert.Throws<UnknownStoreException>(_database.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_of_other_programs_beside_it_do_not_matter()
    {
        _database.Execute("CREATE TABLE public.log (entry text)");

        using var archive = _database.Open();
        Assert.Empty(archive.ReadAfter(LogPosition.Start));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=none")]
    [InlineData("Host=no-such-host.invalid;Database=none")]
    public void A_database_that_is_not_there_is_told_apart_from_a_mistake(string connectionString) =>
        Assert.Throws<StoreUnavailableException>(() => PostgresArchive.Open(connectionString, TimeProvider.System));

    [Fact]
    public void A_database_that_does_not_exist_is_named_and_the_password_is_not()
    {
        var refused = Assert.Throws<StoreUnavailableException>(
            () => PostgresArchive.Open($"{server.ConnectionString("none")};Password=secret", TimeProvider.System));

        Assert.Contains("\"none\" does not exist", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=127.0.0.1;Nonsense=1")]
    public void What_is_no_connection_string_is_a_mistake(string connectionString) =>
        Assert.ThrowsAny<ArgumentException>(() => PostgresArchive.Open(connectionString, TimeProvider.System));
}
