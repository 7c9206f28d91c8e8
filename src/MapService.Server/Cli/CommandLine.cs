using System.CommandLine;
using MapService.Server.Editing;

namespace MapService.Server.Cli;

/// <summary>
/// The commands: without a name it serves; the others work on the store and stop. Every option stands beside its default.
/// </summary>
public static class CommandLine
{
    /// <summary>The environment variable that stands for --store: other users of a machine see the arguments of a process.</summary>
    private const string StoreVariable = "MAPSERVICE_STORE";

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the store; made if it is not there.",
        DefaultValueFactory = _ => Path.Combine(LocalData, "MapService"),
        Recursive = true,
    };

    private static readonly Option<string?> Store = new("--store")
    {
        Description = $"Connection string of a PostgreSQL database, for several nodes, instead of the folder. [default: ${StoreVariable}, else none]",
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
        Description = "Folder of the base map, one GeoJSON file a theme; movements go over its lines.",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "geodata", "petrograd-1917"),
        Recursive = true,
    };

    private static readonly Option<string?> KeyFile = new("--editor-key-file")
    {
        Description = "File with the key for editing over HTTP, for its owner's eyes alone. [default: no editing over HTTP]",
    };

    private static readonly Option<string?> KeyHash = new("--editor-key-hash")
    {
        Description = "SHA-256 of the key for editing over HTTP, in place of a file with it.",
    };

    private static readonly Argument<string> Folder = new("folder")
    {
        Description = "Folder of seeds.",
        DefaultValueFactory = _ => DataFolder.ShippedSeeds,
    };

    private static readonly Option<bool> Overwrite = new("--overwrite")
    {
        Description = "Bring the store to what the files say and nothing else, also where editors have changed it.",
    };

    /// <summary>Data folders are made where the system puts them, also where no home is set.</summary>
    private static string LocalData =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create) is { Length: > 0 } folder
            ? folder
            : Path.Combine(Path.GetTempPath(), "mapservice-data");

    /// <summary>Runs what the arguments ask for and gives the exit code.</summary>
    public static Task<int> Run(string[] args, Func<ServeOptions, Task<int>> serve)
    {
        var root = new RootCommand("Interactive map and animation of a history.") { Data, Store, Urls, Seeds, Geodata, KeyFile, KeyHash };
        root.SetAction(parsed => serve(new ServeOptions(
            StoreOf(parsed),
            parsed.GetValue(Seeds),
            parsed.GetRequiredValue(Geodata),
            parsed.GetRequiredValue(Urls),
            new EditingOptions { KeyFile = parsed.GetValue(KeyFile), KeyHash = parsed.GetValue(KeyHash) })));

        var importing = new Command("import", "Brings the store up to a folder of seeds, all of it or nothing.") { Folder, Geodata, Overwrite };
        importing.SetAction(parsed => Explained.Run(() =>
            StoreCommands.Import(
                StoreOf(parsed), parsed.GetRequiredValue(Folder), parsed.GetRequiredValue(Geodata), parsed.GetValue(Overwrite))));
        root.Subcommands.Add(importing);

        var validating = new Command("validate", "Tells all that is wrong with a folder of seeds, by file, line and field.") { Folder, Geodata };
        validating.SetAction(parsed => Explained.Run(() =>
            ValidateCommand.Run(parsed.GetRequiredValue(Folder), parsed.GetRequiredValue(Geodata))));
        root.Subcommands.Add(validating);
        foreach (var command in EditCommands.All(StoreOf, Geodata))
            root.Subcommands.Add(command);
        return root.Parse(args).InvokeAsync();
    }

    private static StoreLocation StoreOf(ParseResult parsed) =>
        new(parsed.GetRequiredValue(Data), parsed.GetValue(Store) ?? Environment.GetEnvironmentVariable(StoreVariable));
}
