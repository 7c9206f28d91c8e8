using MapService.Contract;
using Xunit;

namespace MapService.Server.Tests.Live;

/// <summary>Adds frames up as docs/protocol.md tells a client to.</summary>
internal sealed class Viewer
{
    private readonly Dictionary<int, SegmentSpan> _segments = [];
    private readonly Dictionary<int, EventSpan> _events = [];
    private readonly Dictionary<int, ControlSpan> _control = [];
    private readonly Dictionary<int, BridgeSpan> _bridges = [];
    private long _sequence;

    /// <summary>The stretch of story time about which everything is known.</summary>
    public StoryWindow Window { get; private set; } = new(double.NaN, double.NaN);

    public bool Knows(double storyMs) => Window.From <= storyMs && storyMs <= Window.To;

    public void Apply(ReplayFrame frame)
    {
        Assert.Equal(_sequence + 1, frame.Sequence);
        _sequence = frame.Sequence;
        switch (frame)
        {
            case Keyframe key:
                _segments.Clear();
                _events.Clear();
                _control.Clear();
                _bridges.Clear();
                Window = key.Window;
                Add(key.Spans);
                break;
            case DeltaFrame delta:
                Assert.All(delta.Ended.Segments, number => Assert.True(_segments.Remove(number)));
                Assert.All(delta.Ended.Events, number => Assert.True(_events.Remove(number)));
                Assert.All(delta.Ended.Control, number => Assert.True(_control.Remove(number)));
                Assert.All(delta.Ended.Bridges, number => Assert.True(_bridges.Remove(number)));
                Add(delta.Started);
                Window = delta.Window;
                break;
            case HeartbeatFrame heartbeat:
                Window = heartbeat.Window;
                break;
        }
    }

    public IEnumerable<(string Place, string Side)> HoldersAt(double storyMs) =>
        _control.Values.Where(held => held.Start <= storyMs && storyMs < held.End).Select(held => (held.Place, held.Side));

    public IEnumerable<(string Place, string State)> BridgesAt(double storyMs) =>
        _bridges.Values.Where(bridge => bridge.Start <= storyMs && storyMs < bridge.End).Select(bridge => (bridge.Place, bridge.State));

    public IEnumerable<string> EventsAt(double storyMs) =>
        _events.Values.Where(span => span.Start <= storyMs && storyMs < span.End).Select(span => span.Event);

    public IEnumerable<(string Unit, double Lon, double Lat)> UnitsAt(double storyMs) =>
        from segment in _segments.Values
        where segment.Start <= storyMs && storyMs < segment.End
        let share = (storyMs - segment.Start) / (segment.End - segment.Start)
        select (segment.Unit,
            segment.FromLon + ((segment.ToLon - segment.FromLon) * share),
            segment.FromLat + ((segment.ToLat - segment.FromLat) * share));

    private void Add(FrameSpans spans)
    {
        foreach (var segment in spans.Segments)
            _segments.Add(segment.Id, segment);
        foreach (var span in spans.Events)
            _events.Add(span.Id, span);
        foreach (var held in spans.Control)
            _control.Add(held.Id, held);
        foreach (var bridge in spans.Bridges)
            _bridges.Add(bridge.Id, bridge);
    }
}
