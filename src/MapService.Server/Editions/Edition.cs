using MapService.Archive;
using MapService.History;
using MapService.History.Places;
using MapService.Playback.Timelines;

namespace MapService.Server.Editions;

/// <summary>The history at one position of the log, with all that is computed from it once. Immutable.</summary>
public sealed class Edition
{
    private readonly CurrentItems _items;

    private Edition(CurrentItems items)
    {
        _items = items;
        Dataset = items.ToDataset();
        Timeline = Timeline.Build(Dataset);
        Gazetteer = new Gazetteer(Dataset.Places);
    }

    /// <summary>The position of the log that it was built from.</summary>
    public LogPosition Position => _items.Position;

    public Dataset Dataset { get; }

    public Timeline Timeline { get; }

    public Gazetteer Gazetteer { get; }

    /// <summary>The edition of a whole log.</summary>
    /// <exception cref="InvalidDatasetException">The items that hold do not fit together.</exception>
    public static Edition Of(IEnumerable<LogEntry> log) => new(CurrentItems.Empty.Apply(log));

    /// <summary>The edition after further entries of the log.</summary>
    /// <exception cref="InvalidDatasetException">The items that then hold do not fit together.</exception>
    public Edition After(IEnumerable<LogEntry> entries) => new(_items.Apply(entries));
}
