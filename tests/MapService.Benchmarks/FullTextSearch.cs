using System.Diagnostics;
using MapService.History.Places;
using Microsoft.Data.Sqlite;

namespace MapService.Benchmarks;

/// <summary>
/// The same names in a full-text index of SQLite, in memory. By words it finds what has the same words but for case and
/// diacritics; by trigrams what shares most groups of three letters, which takes typing errors.
/// </summary>
internal sealed class FullTextSearch : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _find;
    private readonly bool _byTrigrams;

    public FullTextSearch(IEnumerable<Place> places, bool byTrigrams)
    {
        var started = Stopwatch.GetTimestamp();
        _byTrigrams = byTrigrams;
        _connection.Open();
        var tokenizer = byTrigrams ? "trigram" : "unicode61 remove_diacritics 2";
        Run($"create virtual table names using fts5(name, tokenize = '{tokenizer}', detail = {(byTrigrams ? "full" : "none")})");
        Fill(places);
        Built = Stopwatch.GetElapsedTime(started);
        _find = _connection.CreateCommand();
        _find.CommandText = "select name from names where names match $query order by rank limit 1";
        _find.Parameters.Add("$query", SqliteType.Text);
    }

    /// <summary>How long it took to fill.</summary>
    public TimeSpan Built { get; }

    public long Bytes => Number("select page_count * page_size from pragma_page_count, pragma_page_size");

    /// <summary>The best name, or null.</summary>
    public string? Find(string query)
    {
        _find.Parameters[0].Value = _byTrigrams ? Trigrams(NameKey.Of(query)) : NameKey.Of(query);
        return (string?)_find.ExecuteScalar();
    }

    public void Dispose()
    {
        _find.Dispose();
        _connection.Dispose();
    }

    private static string Trigrams(string key) =>
        string.Join(" OR ", Enumerable.Range(0, Math.Max(1, key.Length - 2)).Select(at => $"\"{key.Substring(at, Math.Min(3, key.Length))}\""));

    private void Fill(IEnumerable<Place> places)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "insert into names (name) values ($name)";
        var name = insert.Parameters.Add("$name", SqliteType.Text);
        foreach (var text in places.SelectMany(place => place.Names).Select(name => name.Text))
        {
            name.Value = text;
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Number(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
