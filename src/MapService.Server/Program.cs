using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;
using System.Text.Json;
using MapService.Archive;
using MapService.Archive.Import;
using MapService.History;
using MapService.Server;
using MapService.Server.Cli;
using Microsoft.Data.Sqlite;

return await CommandLine.Run(args, options => Explained(() => Serve(options)), (data, seeds) => Explained(() => Import(data, seeds)));

static async Task Serve(ServeOptions options)
{
    await using var app = MapServer.Build(options);
    await Start(app);
    Console.WriteLine($"The map is at {string.Join(" and ", app.Urls)} (Ctrl+C stops it).");
    await app.WaitForShutdownAsync();
}

static async Task Start(WebApplication app)
{
    try
    {
        await app.StartAsync();
    }
    catch
    {
        // What has already started ends in order and does not complain of being dropped.
        await app.StopAsync();
        throw;
    }
}

static Task Import(string dataFolder, string seedFolder)
{
    var summary = SeedImport.Import(DataFolder.OpenArchive(dataFolder), seedFolder);
    Console.WriteLine($"{summary.Recorded} recorded, {summary.Revised} revised, {summary.Withdrawn} withdrawn; the log is at {summary.Position}.");
    return Task.CompletedTask;
}

// What its own message explains is said without a stack trace; anything else is a bug and keeps it.
static async Task<int> Explained(Func<Task> command)
{
    try
    {
        await command();
        return 0;
    }
    catch (Exception error) when (error is InvalidSeedsException or InvalidDatasetException or CorruptLogException
        or UnknownStoreException or WrongExpectedVersionException or ValidationException or SqliteException
        or IOException or UnauthorizedAccessException or FormatException or SocketException
        or ArgumentException or InvalidOperationException or JsonException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
}
