using System.ComponentModel.DataAnnotations;
using MapService.Archive;
using MapService.Archive.Import;
using MapService.Server;
using MapService.Server.Cli;

return await CommandLine.Run(args, Serve);

static async Task<int> Serve(ServeOptions options)
{
    try
    {
        await using var app = MapServer.Build(options);
        await app.StartAsync();
        Console.WriteLine($"The map is at {string.Join(" and ", app.Urls)} (Ctrl+C stops it).");
        await app.WaitForShutdownAsync();
        return 0;
    }
    catch (Exception error) when (error is InvalidSeedsException or CorruptLogException or UnknownStoreException or IOException or ValidationException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
}
