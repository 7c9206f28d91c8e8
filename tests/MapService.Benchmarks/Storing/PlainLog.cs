using System.Data.Common;
using MapService.History;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MapService.Benchmarks.Storing;

/// <summary>
/// The plain way to keep a log: one transaction for each entry, which ends when the entry is on the disk. The same columns
/// as the archive's, without its checks, chain of checksums and notices.
/// </summary>
internal sealed class PlainLog : IDisposable
{
    private const string Columns =
        "position bigint primary key, kind text, id text, version int, change text, body text, written_ms bigint, written_by text";

    private readonly DbConnection _connection;
    private readonly DbCommand _insert;
    private readonly DbParameter _position;
    private readonly DbParameter _id;
    private readonly DbParameter _body;

    private PlainLog(DbConnection connection)
    {
        _connection = connection;
        _insert = connection.CreateCommand();
        _insert.CommandText = "insert into plain_log values (@position, 'Place', @id, 1, 'Recorded', @body, 0, 'benchmark')";
        (_position, _id, _body) = (Add("@position", 0L), Add("@id", ""), Add("@body", ""));
    }

    /// <summary>In a file, with a write-ahead log and a flush at each commit.</summary>
    public static PlainLog InSqlite(string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Run(connection, "pragma journal_mode = wal");
        Run(connection, "pragma synchronous = full");
        Run(connection, $"create table plain_log ({Columns})");
        return new PlainLog(connection);
    }

    /// <summary>One connection to a database that has the table, or to one that gets it.</summary>
    public static PlainLog InPostgres(string database)
    {
        var connection = new NpgsqlConnection(database);
        connection.Open();
        Run(connection, $"create table if not exists plain_log ({Columns})");
        return new PlainLog(connection);
    }

    /// <summary>Writes an entry and returns when it is on the disk.</summary>
    public void Append(long position, Item item)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        (_position.Value, _id.Value, _body.Value) = (position, item.Key.Id, ItemJson.Write(item));
        _insert.ExecuteNonQuery();
        transaction.Commit();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private DbParameter Add(string name, object value)
    {
        var parameter = _insert.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        _insert.Parameters.Add(parameter);
        return parameter;
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
