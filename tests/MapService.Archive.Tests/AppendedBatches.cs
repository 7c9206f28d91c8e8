namespace MapService.Archive.Tests;

/// <summary>Follows a log to which CrashHost processes append, and checks that nothing in it is lost, twice or half.</summary>
internal sealed class AppendedBatches(IArchive archive)
{
    private readonly Dictionary<string, LogPosition> _ends = [];
    private LogPosition _known;

    /// <summary>How many appends are in the log.</summary>
    public int Count => _ends.Count;

    /// <summary>Reads on.</summary>
    /// <param name="acknowledged">What processes saw written: the name of an append and its position.</param>
    public void Check(IEnumerable<string> acknowledged)
    {
        foreach (var batch in BatchesOf(archive.ReadAfter(_known)))
        {
            var (name, end) = (batch[0].By, batch[^1].Position);
            Assert.Equal(Enumerable.Range(0, SizeOf(name)).Select(place => $"{name}-{place}"), batch.Select(entry => entry.Key.Id));
            Assert.True(_ends.TryAdd(name, end), $"{name} is there twice.");
            _known = end;
        }
        foreach (var line in acknowledged)
            Assert.Equal(line, $"{line.Split(' ')[0]} {_ends.GetValueOrDefault(line.Split(' ')[0]).Value}");
    }

    /// <summary>Reads everything once more, from the first checksum on.</summary>
    public void CheckWhole() =>
        Assert.Equal(_known, archive.ReadAfter(LogPosition.Start)[^1].Position);

    /// <summary>Entries that stand together and are signed alike.</summary>
    private static IEnumerable<List<LogEntry>> BatchesOf(IReadOnlyList<LogEntry> log)
    {
        List<LogEntry> batch = [];
        foreach (var entry in log)
        {
            if (batch.Count > 0 && batch[0].By != entry.By)
            {
                yield return batch;
                batch = [];
            }
            batch.Add(entry);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    /// <summary>Its number says how many entries an append has.</summary>
    private static int SizeOf(string name) => 1 + (int.Parse(name.Split('-')[^1]) % 4);
}
