using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MapService.Archive.Sqlite;

/// <summary>What the driver's errors mean here.</summary>
internal static class SqliteErrors
{
    /// <summary>
    /// Whether the file does not hold what was written: it is malformed, no database, without its table, or a column has a
    /// value that was never written there.
    /// </summary>
    public static bool IsDamage(Exception error) => error
        is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR }
        or InvalidCastException or InvalidOperationException or OverflowException or ArgumentOutOfRangeException;

    /// <summary>Whether the file cannot be used now: it is locked for too long, the disk is full or fails, or it may not be written.</summary>
    public static bool IsUnavailable(SqliteException error) => error.SqliteErrorCode
        is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR or raw.SQLITE_FULL
        or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_PROTOCOL;
}
