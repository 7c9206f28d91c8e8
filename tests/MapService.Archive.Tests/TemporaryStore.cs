namespace MapService.Archive.Tests;

/// <summary>A store of its own, gone when it is disposed of, which can also be edited behind the archive's back.</summary>
public abstract class TemporaryStore : IDisposable
{
    public TestTime Time { get; } = new();

    /// <summary>Where it is: a file or a connection string.</summary>
    public abstract string Address { get; }

    /// <summary>An archive on the store, one of several.</summary>
    public abstract IArchive Open();

    /// <summary>Another store of the same kind, where there is nothing yet.</summary>
    public abstract TemporaryStore New();

    /// <summary>Runs SQL on a connection of its own: the first value of its answer.</summary>
    public abstract object? Execute(string sql);

    /// <summary><see cref="Execute"/> without the triggers that guard the log.</summary>
    public abstract void Tamper(string sql);

    /// <summary>Records places, in one append: place-1, place-2, ...</summary>
    public TemporaryStore WithPlaces(int count)
    {
        using var archive = Open();
        archive.Append([.. Enumerable.Range(1, count).Select(number => new RecordItem(Sample.Place($"place-{number}")))], "tester");
        return this;
    }

    public abstract void Dispose();
}
