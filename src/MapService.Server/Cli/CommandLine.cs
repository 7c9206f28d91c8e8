using System.CommandLine;

namespace MapService.Server.Cli;

/// <summary>
/// The commands: without a name it serves; <c>import</c> brings the store up to a folder of seeds and stops. Every
/// option stands beside its default.
/// </summary>
public static class CommandLine
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the store; made if it is not there.",
        DefaultValueFactory = _ => Path.Combine(LocalData, "MapService"),
        Recursive = true,
    };

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons.",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    private static readonly Option<string?> Seeds = new("--seeds")
    {
        Description = "Folder of seeds that the store is brought up to at start. [default: the shipped history, unless the store holds another]",
    };

    private static readonly Option<string> Geodata = new("--geodata")
    {
        Description = "Folder of the base map, one GeoJSON file a theme.",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "geodata", "petrograd-1917"),
    };

    private static readonly Argument<string> Folder = new("folder")
    {
        Description = "Folder of seeds.",
        DefaultValueFactory = _ => DataFolder.ShippedSeeds,
    };

    /// <summary>Data folders are made where the system puts them, also where no home is set.</summary>
    private static string LocalData =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create) is { Length: > 0 } folder
            ? folder
            : Path.Combine(Path.GetTempPath(), "mapservice-data");

    /// <summary>Runs what the arguments ask for and gives the exit code.</summary>
    public static Task<int> Run(string[] args, Func<ServeOptions, Task<int>> serve, Func<string, string, Task<int>> import)
    {
        var root = new RootCommand("Interactive map and animation of a history.") { Data, Urls, Seeds, Geodata };
        root.SetAction(parsed => serve(new ServeOptions(
            parsed.GetRequiredValue(Data), parsed.GetValue(Seeds), parsed.GetRequiredValue(Geodata), parsed.GetRequiredValue(Urls))));

        var importing = new Command("import", "Brings the store up to a folder of seeds, all of it or nothing.") { Folder };
        importing.SetAction(parsed => import(parsed.GetRequiredValue(Data), parsed.GetRequiredValue(Folder)));
        root.Subcommands.Add(importing);
        return root.Parse(args).InvokeAsync();
    }
}
