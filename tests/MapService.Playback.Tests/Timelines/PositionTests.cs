using MapService.Playback.Clocks;
using MapService.Playback.Timelines;

namespace MapService.Playback.Tests.Timelines;

public sealed class PositionTests
{
    private static readonly Timeline March = new Replay(new HistoryBuilder()
        .Place("barracks", 30, 60).Place("bank", 30.4, 60)
        .Unit("guards", at: "barracks", from: "01:00", to: "20:00")
        .Moves("guards", "barracks", "bank", "06:00", "08:00")).Timeline;

    [Fact]
    public void The_positions_at_a_moment_are_those_on_its_segments() => Seeds.ForEach(200, random =>
    {
        var timeline = new Replay(RandomHistory.From(random)).Timeline;
        var time = Anywhere(random);

        Assert.Equal(timeline.At(time).Spans.Segments.Select(number => PositionOn(timeline, number, time)), PositionsAt(timeline, time));
    });

    [Fact]
    public void A_cursor_that_was_moved_shows_what_a_look_at_the_moment_shows() => Seeds.ForEach(200, random =>
    {
        var timeline = new Replay(RandomHistory.From(random)).Timeline;
        var cursor = new PositionCursor(timeline, Anywhere(random));
        for (var step = 0; step < 100; step++)
        {
            var time = random.Next(5) == 0 ? Anywhere(random) : new StoryTime(cursor.Time.Milliseconds + random.NextInt64(-200_000, 600_000));
            cursor.MoveTo(time);
            Assert.Equal(PositionsAt(timeline, time).OrderBy(position => position.Unit), OnMap(cursor));
        }
    });

    [Theory]
    [InlineData("00:59:59", false)]
    [InlineData("01:00", true)]
    [InlineData("19:59:59", true)]
    [InlineData("20:00", false)]
    public void A_unit_that_is_not_on_the_map_has_no_position(string time, bool isThere)
    {
        var position = new PositionCursor(March, Replay.Story(time)).Positions[0];

        Assert.Equal(isThere, position.Segment >= 0);
        Assert.Equal(isThere, !double.IsNaN(position.Lon));
    }

    [Fact]
    public void Moving_a_cursor_allocates_nothing()
    {
        var cursor = new PositionCursor(March, March.First);
        Play(cursor);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Play(cursor);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Play(PositionCursor cursor)
    {
        for (var time = March.First; time < March.Last; time = new StoryTime(time.Milliseconds + 60_000))
            cursor.MoveTo(time);
    }

    private static UnitPosition PositionOn(Timeline timeline, int number, StoryTime time)
    {
        var (lon, lat) = timeline.Segments[number].PositionAt(time);
        return new UnitPosition(timeline.Segments[number].Unit, number, lon, lat);
    }

    private static UnitPosition[] PositionsAt(Timeline timeline, StoryTime time)
    {
        var found = new UnitPosition[timeline.UnitCount];
        return found[..timeline.CollectPositions(time, found)];
    }

    private static IEnumerable<UnitPosition> OnMap(PositionCursor cursor) => cursor.Positions.ToArray().Where(position => position.Segment >= 0);

    private static StoryTime Anywhere(Random random) => new(Replay.Story("00:00").Milliseconds + random.NextInt64(-3_600_000, 30 * 3_600_000));
}
