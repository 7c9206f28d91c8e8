using MapService.Server;
using MapService.Server.Cli;

return await CommandLine.Run(args, options => Explained.Run(() => Serve(options)));

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
