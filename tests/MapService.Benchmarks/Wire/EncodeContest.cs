using System.Text.Json;
using MapService.Benchmarks.Contests;
using MapService.Benchmarks.Timelines;
using MapService.Playback.Clocks;
using MapService.Server.Editions;
using MapService.Server.Live.Conducting;
using NodaTime;

namespace MapService.Benchmarks.Wire;

/// <summary>A keyframe of many units, encoded over and over.</summary>
internal sealed class EncodeContest
{
    private const int Repeats = 200;
    private const string Session = "0123456789abcdef0123456789abcdef";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Edition _edition;
    private readonly Step _step;
    private readonly SegmentObject[] _segments;
    private readonly PositionObject[] _positions;

    public EncodeContest(int units)
    {
        _edition = Editions.Of(SyntheticBattle.Items(units, segmentsPerUnit: 20, movingShare: 0.5));
        var middle = new StoryTime((_edition.Timeline.First.Milliseconds + _edition.Timeline.Last.Milliseconds) / 2);
        var now = Instant.FromUnixTimeMilliseconds(1_700_000_000_000);
        _step = StepAt(middle, now);
        var numbers = _edition.Timeline.At(middle).Spans.Segments;
        _segments = [.. numbers.Select(SegmentOf)];
        _positions = [.. numbers.Select(number => PositionOf(number, middle))];
    }

    /// <summary>Nanoseconds of CPU time a unit.</summary>
    public Standings Run(int rounds) => new Contest("ns a unit")
        .With("FrameEncoder", () => NanosecondsAUnit(Encode))
        .With("JSON, same segments, doubles", () => NanosecondsAUnit(() => JsonSerializer.SerializeToUtf8Bytes(_segments, Json)))
        .With("JSON, positions, doubles", () => NanosecondsAUnit(() => JsonSerializer.SerializeToUtf8Bytes(_positions, Json)))
        .Run(rounds);

    /// <summary>Bytes allocated by encoding the frame once, when its memory was used before.</summary>
    public long BytesAllocated()
    {
        NanosecondsAUnit(Encode);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Encode();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Microseconds of CPU time to get so many viewers, who are all at one step, their message of the next.</summary>
    public double MicrosecondsFor(int viewers)
    {
        var timer = CpuTimer.Start();
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            for (var viewer = 0; viewer < viewers; viewer++)
                _step.MessageFor(null);
            _step.LetGo();
        }
        return timer.Elapsed.TotalMicroseconds / Repeats;
    }

    private void Encode() => FrameEncoder.Keyframe(Session, _step).LetGo();

    private double NanosecondsAUnit(Action encode)
    {
        var timer = CpuTimer.Start();
        for (var repeat = 0; repeat < Repeats; repeat++)
            encode();
        return timer.Elapsed.TotalNanoseconds / Repeats / _segments.Length;
    }

    private Step StepAt(StoryTime story, Instant now)
    {
        var clock = Clock.Paused(_edition.Timeline.First, _edition.Timeline.Last, story, 60, now).Play(now);
        return new Step(Session, 7, _edition, SessionView.Of(clock), StoryWindow.At(story), now);
    }

    private SegmentObject SegmentOf(int number)
    {
        var segment = _edition.Timeline.Segments[number];
        return new SegmentObject(
            number, _edition.Dataset.Units[segment.Unit].Id.Value, segment.IsMoving ? _edition.Dataset.Movements[segment.Movement].Id.Value : null,
            segment.FromLon, segment.FromLat, segment.ToLon, segment.ToLat, segment.Start.Milliseconds, segment.End.Milliseconds);
    }

    private PositionObject PositionOf(int number, StoryTime time)
    {
        var segment = _edition.Timeline.Segments[number];
        var (lon, lat) = segment.PositionAt(time);
        return new PositionObject(_edition.Dataset.Units[segment.Unit].Id.Value, lon, lat);
    }

    /// <summary>A segment as an object with names.</summary>
    private sealed record SegmentObject(
        int Id, string Unit, string? Movement, double FromLon, double FromLat, double ToLon, double ToLat, long Start, long End);

    /// <summary>A position as an object with names.</summary>
    private sealed record PositionObject(string Id, double Lon, double Lat);
}
