using MapService.Archive;
using MapService.Archive.Sessions;
using MapService.Archive.Sqlite;

namespace MapService.Server;

/// <summary>The folder in which a server keeps its store, unless that is a database.</summary>
public static class DataFolder
{
    /// <summary>The history that comes with the program.</summary>
    public static string ShippedSeeds { get; } = Path.Combine(AppContext.BaseDirectory, "seeds", "petrograd-1917");

    /// <summary>Opens the store in a folder; makes both if they are not there.</summary>
    /// <exception cref="IOException">The folder cannot be used; the message says which and what to do.</exception>
    public static IArchive OpenArchive(string folder) =>
        Open(folder, "mapservice.db", file => SqliteArchive.Open(file, TimeProvider.System));

    /// <summary>Opens the sessions in a folder; makes both if they are not there.</summary>
    /// <exception cref="IOException">The folder cannot be used; the message says which and what to do.</exception>
    public static ISessionStore OpenSessions(string folder) => Open(folder, "sessions.db", SqliteSessionStore.Open);

    private static T Open<T>(string folder, string name, Func<string, T> open)
    {
        try
        {
            return open(Path.Combine(Directory.CreateDirectory(folder).FullName, name));
        }
        catch (Exception error) when (error is StoreUnavailableException or UnauthorizedAccessException or IOException or ArgumentException)
        {
            throw new IOException($"The store in the data folder '{folder}' cannot be opened: {(error.InnerException ?? error).Message} Name a folder that can be written to with --data.", error);
        }
    }
}
