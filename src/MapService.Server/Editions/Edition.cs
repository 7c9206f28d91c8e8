using MapService.Archive;
using MapService.History;
using MapService.History.Places;
using MapService.Playback.Timelines;

namespace MapService.Server.Editions;

/// <summary>The history at one position of the log, with all that is computed from it once. Immutable.</summary>
public sealed class Edition
{
    public Edition(CurrentItems items)
    {
        Position = items.Position;
        Dataset = items.ToDataset();
        Timeline = Timeline.Build(Dataset);
        Gazetteer = new Gazetteer(Dataset.Places);
    }

    /// <summary>The position of the log that it was built from.</summary>
    public LogPosition Position { get; }

    public Dataset Dataset { get; }

    public Timeline Timeline { get; }

    public Gazetteer Gazetteer { get; }
}
