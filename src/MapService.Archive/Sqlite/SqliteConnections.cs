using Microsoft.Data.Sqlite;

namespace MapService.Archive.Sqlite;

/// <summary>Connections to a file, pooled by the driver, and short ways to run statements on them.</summary>
internal static class SqliteConnections
{
    /// <summary>Longer than the largest import takes.</summary>
    private const int LongestWaitSeconds = 30;

    public static string StringFor(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = LongestWaitSeconds }.ToString();

    /// <summary>An open connection, set up by <paramref name="settings"/>. SQLite's own waiting looks more often than the driver's.</summary>
    public static SqliteConnection Open(string connectionString, string settings)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute($"PRAGMA busy_timeout = {LongestWaitSeconds * 1000}; {settings}");
        return connection;
    }

    /// <summary>Closes the connections that nobody uses.</summary>
    public static void Close(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    public static long ReadPragma(this SqliteConnection connection, string name)
    {
        using var command = connection.Command($"PRAGMA {name}");
        return (long)command.ExecuteScalar()!;
    }

    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        command.ExecuteNonQuery();
    }

    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
