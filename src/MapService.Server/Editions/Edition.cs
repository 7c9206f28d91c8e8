using MapService.Archive;
using MapService.History;
using MapService.History.Places;
using MapService.Playback.Timelines;
using NodaTime;

namespace MapService.Server.Editions;

/// <summary>The history at one position of the log, with all that is computed from it once. Immutable.</summary>
public sealed class Edition
{
    private Edition(CurrentItems items)
    {
        Items = items;
        Dataset = items.ToDataset();
        Timeline = Timeline.Build(Dataset);
        Gazetteer = new Gazetteer(Dataset.Places);
    }

    /// <summary>The items that it was built from, with their versions.</summary>
    public CurrentItems Items { get; }

    /// <summary>The position of the log that it was built from.</summary>
    public LogPosition Position => Items.Position;

    /// <summary>When the entry at that position was written.</summary>
    public Instant WrittenAt => Items.WrittenAt;

    public Dataset Dataset { get; }

    public Timeline Timeline { get; }

    public Gazetteer Gazetteer { get; }

    /// <summary>The edition of a whole log.</summary>
    /// <exception cref="InvalidDatasetException">The items that hold do not fit together.</exception>
    public static Edition Of(IEnumerable<LogEntry> log) => new(CurrentItems.Empty.Apply(log));

    /// <summary>The edition of what holds at a position.</summary>
    /// <exception cref="InvalidDatasetException">The items that hold do not fit together.</exception>
    public static Edition Of(CurrentItems items) => new(items);

    /// <summary>The edition after further entries of the log.</summary>
    /// <exception cref="InvalidDatasetException">The items that then hold do not fit together.</exception>
    public Edition After(IEnumerable<LogEntry> entries) => new(Items.Apply(entries));
}
