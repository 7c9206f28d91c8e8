using Npgsql;

namespace MapService.Archive.Postgres;

/// <summary>What the driver's errors mean here. Codes: https://www.postgresql.org/docs/15/errcodes-appendix.html</summary>
internal static class PostgresErrors
{
    /// <summary>No connection, not allowed in, no such database, serialisation, no resources, shut down, the system fails.</summary>
    private static readonly string[] UnavailableClasses = ["08", "28", "3D", "40", "53", "57", "58"];

    private static readonly string[] UnavailableCodes = [PostgresErrorCodes.ReadOnlySqlTransaction, PostgresErrorCodes.LockNotAvailable];

    private static readonly string[] DamageCodes =
    [
        PostgresErrorCodes.DataCorrupted, PostgresErrorCodes.IndexCorrupted, PostgresErrorCodes.UndefinedTable,
        PostgresErrorCodes.InvalidSchemaName, PostgresErrorCodes.UndefinedColumn,
    ];

    /// <summary>Whether the database cannot be used now.</summary>
    public static bool IsUnavailable(NpgsqlException error) =>
        error is not PostgresException { SqlState: var code } || UnavailableClasses.Contains(code[..2]) || UnavailableCodes.Contains(code);

    /// <summary>Whether the connection was found broken at once; another one may do.</summary>
    public static bool IsBroken(NpgsqlException error) =>
        error is PostgresException ? error.SqlState?.StartsWith("57P", StringComparison.Ordinal) is true : error.InnerException is IOException;

    /// <summary>Whether the database does not hold what was written.</summary>
    public static bool IsDamage(Exception error) =>
        error is PostgresException { SqlState: var code } && DamageCodes.Contains(code);
}
