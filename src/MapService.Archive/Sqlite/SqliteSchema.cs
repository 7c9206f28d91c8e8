using Microsoft.Data.Sqlite;

namespace MapService.Archive.Sqlite;

/// <summary>The schemas of this program's files.</summary>
internal static class SqliteSchema
{
    /// <summary>Makes a file's schema, or brings it up to this version. Several may at once.</summary>
    /// <param name="connectionString">Leads to the file.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="application">The mark of the program and kind of file.</param>
    /// <param name="steps">What leads from each version to the next.</param>
    /// <exception cref="UnknownStoreException">The file is something else.</exception>
    /// <exception cref="StoreUnavailableException">The file cannot be opened.</exception>
    public static void Create(string connectionString, string file, long application, string[] steps)
    {
        try
        {
            using var connection = SqliteConnections.Open(connectionString, "PRAGMA synchronous = FULL");
            Create(connection, file, application, steps);
            // The write-ahead log comes last: a file that is refused stays as it is.
            connection.Execute("PRAGMA journal_mode = WAL");
        }
        catch (SqliteException error) when (SqliteErrors.IsDamage(error))
        {
            throw new UnknownStoreException(file, error.Message);
        }
        catch (SqliteException error) when (SqliteErrors.IsUnavailable(error))
        {
            throw new StoreUnavailableException(error);
        }
    }

    private static void Create(SqliteConnection connection, string file, long application, string[] steps)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var (found, version) = (connection.ReadPragma("application_id"), connection.ReadPragma("user_version"));
        var isNew = found == 0 && version == 0 && connection.ReadPragma("schema_version") == 0;
        if (!isNew && (found != application || version < 1 || version > steps.Length))
            throw new UnknownStoreException(file, $"application {found:X}, schema {version}");
        foreach (var step in steps[(int)version..])
            connection.Execute(step);
        transaction.Commit();
    }
}
