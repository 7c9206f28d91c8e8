using Npgsql;

namespace MapService.Archive.Postgres;

/// <summary>
/// A pool of connections to a database that may go away and come back: what fails on it is told apart, and work is begun
/// once more where only the connection was broken, as all in the pool are after the database was restarted.
/// </summary>
internal sealed class PostgresDatabase(NpgsqlDataSource pool) : IDisposable
{
    /// <summary>Does something on a connection.</summary>
    /// <param name="action">What to do; may be begun again.</param>
    /// <param name="isBegun">Whether it has come so far that it cannot be begun again; null for never.</param>
    /// <exception cref="StoreUnavailableException">The database cannot be used now.</exception>
    public T Use<T>(Func<NpgsqlConnection, T> action, Func<bool>? isBegun = null)
    {
        try
        {
            try
            {
                return UseOnce(action);
            }
            catch (NpgsqlException error) when (PostgresErrors.IsBroken(error) && isBegun?.Invoke() is not true)
            {
                pool.Clear();
                return UseOnce(action);
            }
        }
        catch (NpgsqlException error) when (PostgresErrors.IsUnavailable(error))
        {
            throw new StoreUnavailableException(error);
        }
    }

    /// <summary><see cref="Use"/>, without a thread that waits.</summary>
    /// <param name="action">What to do; may be begun again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="isBegun">Whether it has come so far that it cannot be begun again; null for never.</param>
    /// <exception cref="StoreUnavailableException">The database cannot be used now.</exception>
    public async Task<T> UseAsync<T>(
        Func<NpgsqlConnection, Task<T>> action, CancellationToken cancellationToken = default, Func<bool>? isBegun = null)
    {
        try
        {
            try
            {
                return await UseOnceAsync(action, cancellationToken);
            }
            catch (NpgsqlException error) when (PostgresErrors.IsBroken(error) && isBegun?.Invoke() is not true)
            {
                pool.Clear();
                return await UseOnceAsync(action, cancellationToken);
            }
        }
        catch (NpgsqlException error) when (PostgresErrors.IsUnavailable(error))
        {
            throw new StoreUnavailableException(error);
        }
    }

    /// <summary>Takes no connection again that is open now.</summary>
    public void Forget() => pool.Clear();

    public void Dispose() => pool.Dispose();

    private T UseOnce<T>(Func<NpgsqlConnection, T> action)
    {
        using var connection = pool.OpenConnection();
        return action(connection);
    }

    private async Task<T> UseOnceAsync<T>(Func<NpgsqlConnection, Task<T>> action, CancellationToken cancellationToken)
    {
        await using var connection = await pool.OpenConnectionAsync(cancellationToken);
        return await action(connection);
    }
}
