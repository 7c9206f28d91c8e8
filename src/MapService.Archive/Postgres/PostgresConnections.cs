using Npgsql;

namespace MapService.Archive.Postgres;

/// <summary>Connections to a database, with settings for what a connection string does not say.</summary>
internal static class PostgresConnections
{
    /// <summary>A database that does not answer by then is away; those who wait are told.</summary>
    private const int ConnectSeconds = 5;

    /// <summary>How often a connection that only listens asks whether the other end is still there.</summary>
    private const int KeepAliveSeconds = 3;

    /// <summary>A tenth of what a database takes as it comes, so that some nodes share one.</summary>
    private const int MostConnections = 10;

    /// <summary>
    /// An acknowledged commit is on the disk whatever the database's own default; and a node that hangs or is cut off in the
    /// middle of an append holds up the others for some seconds and not for hours.
    /// </summary>
    private const string ServerSettings =
        "-c synchronous_commit=on -c idle_in_transaction_session_timeout=8s -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    /// <summary>A pool of connections.</summary>
    /// <param name="connectionString">As Npgsql defines it.</param>
    /// <param name="commandSeconds">How long an answer may be waited for.</param>
    /// <exception cref="ArgumentException">The connection string is not one.</exception>
    public static NpgsqlDataSource Pool(string connectionString, int commandSeconds)
    {
        var settings = With(connectionString, commandSeconds);
        SetDefault(settings, "Maximum Pool Size", MostConnections);
        SetDefault(settings, "Max Auto Prepare", 50);
        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>Single connections that listen. A broken one is noticed within some seconds.</summary>
    public static NpgsqlDataSource Listening(string connectionString)
    {
        var settings = With(connectionString, ConnectSeconds);
        settings.Pooling = false;
        SetDefault(settings, "Keepalive", KeepAliveSeconds);
        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>Host and database, for messages; never the password.</summary>
    public static string Describe(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return $"the database '{settings.Database ?? settings.Username}' on {settings.Host}";
    }

    private static NpgsqlConnectionStringBuilder With(string connectionString, int commandSeconds)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        SetDefault(settings, "Timeout", ConnectSeconds);
        SetDefault(settings, "Command Timeout", commandSeconds);
        SetDefault(settings, "Application Name", "MapService");
        SetDefault(settings, "Options", ServerSettings);
        // Npgsql 10 forgets its time limit when it falls back from GSS (its issue 6655): a silent database would be waited for without end.
        SetDefault(settings, "GSS Encryption Mode", "Disable");
        // Who gives up a statement does not wait for a database that may be away to agree.
        SetDefault(settings, "Cancellation Timeout", -1);
        return settings;
    }

    private static void SetDefault(NpgsqlConnectionStringBuilder settings, string name, object value)
    {
        if (!settings.ContainsKey(name) || !settings.ShouldSerialize(name))
            settings[name] = value;
    }
}
