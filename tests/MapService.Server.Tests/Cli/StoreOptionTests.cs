using MapService.Server.Tests.Nodes;
using MapService.Tests.Shared;
using MapService.Tests.Shared.Postgres;
using Xunit;

namespace MapService.Server.Tests.Cli;

/// <summary>Commands on a store that is a database.</summary>
public sealed class StoreOptionTests : IDisposable
{
    private readonly PostgresServer _server = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_one_command_writes_to_a_database_another_reads()
    {
        var (seeds, database) = (SmallSeeds.WriteTo(_folder), _server.NewDatabase());
        using var import = ServerProcess.Start("import", seeds, "--store", database);
        Assert.StartsWith("18 recorded,", (await import.ResultAsync()).Output, StringComparison.Ordinal);

        using var show = ServerProcess.Start("show", "place", "bank", "--store", database);
        var (exitCode, output, _) = await show.ResultAsync();
        Assert.Equal(0, exitCode);
        Assert.StartsWith("# version 1, by import", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "--store: found what is no connection string")]
    [InlineData("Host=127.0.0.1;Port=1;Database=none;Password=secret", "The store cannot be reached: Failed to connect to 127.0.0.1:1 (Connection refused)")]
    public async Task A_database_that_cannot_be_used_is_told_in_one_line_and_no_password(string store, string expected)
    {
        using var import = ServerProcess.Start("import", SmallSeeds.WriteTo(_folder), "--store", store);
        var (exitCode, _, error) = await import.ResultAsync();

        Assert.Equal(1, exitCode);
        Assert.StartsWith(expected, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }
}
