using MapService.Archive.Sqlite;

namespace MapService.Server;

/// <summary>The folder in which a server keeps its store.</summary>
public static class DataFolder
{
    /// <summary>Opens the store in a folder; makes both if they are not there.</summary>
    public static SqliteArchive OpenArchive(string folder) =>
        SqliteArchive.Open(Path.Combine(Directory.CreateDirectory(folder).FullName, "mapservice.db"), TimeProvider.System);
}
