using MapService.Archive;
using MapService.Archive.Postgres;
using MapService.Archive.Sessions;

namespace MapService.Server;

/// <summary>Where a server keeps its log and its sessions.</summary>
/// <param name="Folder">The folder with the files of both; made if it is not there.</param>
/// <param name="Database">The connection string of the PostgreSQL database that is used instead; null for none.</param>
public sealed record StoreLocation(string Folder, string? Database)
{
    /// <summary>Opens the log, and makes it if it is not there.</summary>
    /// <exception cref="IOException">The folder cannot be used; the message says which and what to do.</exception>
    /// <exception cref="FormatException">The connection string is not one; the message says what is allowed.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="UnknownStoreException">The file or database is something else.</exception>
    public IArchive OpenArchive() =>
        Database is null ? DataFolder.OpenArchive(Folder) : Connect(database => PostgresArchive.Open(database, TimeProvider.System));

    /// <summary>Opens the sessions, and makes their store if it is not there. Throws what <see cref="OpenArchive"/> throws.</summary>
    public ISessionStore OpenSessions() =>
        Database is null ? DataFolder.OpenSessions(Folder) : Connect(database => PostgresSessionStore.Open(database, TimeProvider.System));

    private T Connect<T>(Func<string, T> open)
    {
        try
        {
            return open(Database!);
        }
        catch (ArgumentException error)
        {
            throw new FormatException(
                $"--store: found what is no connection string ({error.Message}); allowed: for example \"Host=db.example;Database=mapservice;Username=mapservice\".", error);
        }
    }
}
