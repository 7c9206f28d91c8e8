using System.Text.Json;
using MapService.Client.Scenes;
using MapService.Contract;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;
using MapService.Server.Editions;
using MapService.Server.Live;
using MapService.Server.Live.Conducting;
using NodaTime;

namespace MapService.Benchmarks.Wire;

/// <summary>
/// A stretch of a history as a viewer is sent it, tick by tick: what the server's conductor says, without its timer. What a
/// viewer would draw is compared with where units are.
/// </summary>
internal sealed class PlayedStretch
{

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Edition _edition;
    private readonly LiveOptions _options = new();
    private readonly FrameFold _viewer = new();
    private readonly UnitPosition[] _positions;
    private Step? _step;

    public PlayedStretch(Edition edition)
    {
        _edition = edition;
        _positions = new UnitPosition[edition.Timeline.UnitCount];
    }

    /// <summary>Bytes that one viewer was sent, WebSocket headers included.</summary>
    public long Bytes { get; private set; }

    /// <summary>Messages that one viewer was sent.</summary>
    public long Messages { get; private set; }

    /// <summary>Frames that a viewer saw, ten a second, whether a message came or not.</summary>
    public long Frames { get; private set; }

    /// <summary>Units on the map, summed up over those frames.</summary>
    public long Units { get; private set; }

    /// <summary>The farthest that a drawn unit was from its place, degrees.</summary>
    public double WorstDegrees { get; private set; }

    /// <summary>Plays from one moment to another.</summary>
    /// <param name="from">Where it starts, with a keyframe.</param>
    /// <param name="to">Where it stops.</param>
    /// <param name="speed">Story seconds a second.</param>
    /// <param name="see">Called with what is on the map, for each frame.</param>
    public void Play(StoryTime from, StoryTime to, double speed, Action<StoryTime, ReadOnlySpan<UnitPosition>> see)
    {
        var now = Instant.FromUnixTimeMilliseconds(1_700_000_000_000);
        var clock = Clock.Paused(_edition.Timeline.First, _edition.Timeline.Last, from, speed, now).Play(now);
        for (var story = from; story < to; story = clock.StoryTimeAt(now))
        {
            Tick(clock, now);
            var count = _edition.Timeline.CollectPositions(story, _positions);
            (Frames, Units) = (Frames + 1, Units + count);
            see(story, _positions.AsSpan(0, count));
            Compare(story, _positions.AsSpan(0, count));
            now += Duration.FromMilliseconds(_options.TickMs);
        }
    }

    private void Tick(Clock clock, Instant now)
    {
        var window = WindowAround.At(SessionView.Of(clock), now, _options);
        if (_step is { } known && now - known.MadeAt < Duration.FromMilliseconds(_options.HeartbeatMs) && _edition.Timeline.Next(known.Window, window).IsQuiet)
            return;
        var step = new Step("0123456789abcdef0123456789abcdef", (_step?.Number ?? 0) + 1, _edition, SessionView.Of(clock), window, now);
        var message = step.MessageFor(_step);
        Bytes += message.Length;
        Messages++;
        _viewer.Apply(Read(message.Bytes.Span));
        _step?.LetGo();
        _step = step;
    }

    private void Compare(StoryTime story, ReadOnlySpan<UnitPosition> positions)
    {
        foreach (var position in positions)
        {
            var (lon, lat) = _viewer.Segments[position.Segment].PositionAt(story);
            WorstDegrees = Math.Max(WorstDegrees, Math.Max(Math.Abs(lon - position.Lon), Math.Abs(lat - position.Lat)));
        }
    }

    private static ReplayFrame Read(ReadOnlySpan<byte> bytes)
    {
        FanOut.WebSocketWire.TryReadFrame(bytes, out var start, out var end);
        using var message = JsonDocument.Parse(bytes[start..(end - 1)].ToArray());
        return message.RootElement.GetProperty("arguments")[0].Deserialize<ReplayFrame>(Json)!;
    }
}
