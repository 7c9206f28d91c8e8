using Npgsql;

namespace MapService.Archive.Postgres;

/// <summary>The schema <c>mapservice</c> of a database: log and sessions.</summary>
internal static class PostgresSchema
{
    /// <summary>Makes it, or brings it up to this version. Several may at once.</summary>
    /// <param name="database">The database.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="UnknownStoreException">There is a schema of that name that is something else.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static void CreateSchema(this PostgresDatabase database, string name) => database.Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(PostgresSql.LockSchema);
        foreach (var step in PostgresSql.Schemas[ReadVersion(connection, name)..])
            connection.Execute(step);
        transaction.Commit();
        return true;
    });

    /// <summary>The version of the schema; 0 if there is none yet.</summary>
    private static int ReadVersion(NpgsqlConnection connection, string database)
    {
        var (hasSchema, hasHead) = Find(connection);
        if (!hasSchema)
            return 0;
        if (!hasHead)
            throw new UnknownStoreException(database, "a schema 'mapservice' of something else");
        using var command = connection.Command(PostgresSql.SchemaVersion);
        var version = (int)command.ExecuteScalar()!;
        return version >= 1 && version <= PostgresSql.Schemas.Length ? version : throw new UnknownStoreException(database, $"schema {version}");
    }

    private static (bool HasSchema, bool HasHead) Find(NpgsqlConnection connection)
    {
        using var command = connection.Command(PostgresSql.FindSchema);
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }
}
