using MapService.History;
using MapService.Playback.Clocks;
using MapService.Playback.Timelines;

namespace MapService.Playback.Tests.Timelines;

/// <summary>What holds for any history, at, just before and just after every moment at which something changes.</summary>
public sealed class RandomTimelineTests
{
    [Fact]
    public void Events_are_under_way_from_their_start_until_their_end() => AtEveryBoundary((replay, time) =>
        Assert.Equal(new NaiveState(replay.Dataset, time).Events.Order(), replay.EventsAt(time).Order()));

    [Fact]
    public void Places_are_held_by_whoever_took_them_last() => AtEveryBoundary((replay, time) =>
        Assert.All(replay.Dataset.Places, place =>
            Assert.Equal(new NaiveState(replay.Dataset, time).HolderOf(place.Id.Value), replay.HolderOf(place.Id.Value, time))));

    [Fact]
    public void Bridges_are_as_they_were_turned_last() => AtEveryBoundary((replay, time) =>
        Assert.All(replay.Dataset.Places, place =>
            Assert.Equal(new NaiveState(replay.Dataset, time).StateOf(place.Id.Value), replay.StateOf(place.Id.Value, time))));

    [Fact]
    public void Units_are_where_their_movements_bring_them() => AtEveryBoundary((replay, time) =>
        Assert.All(replay.Dataset.Units, unit =>
        {
            var (expected, segment) = (new NaiveState(replay.Dataset, time).Find(unit), replay.Find(unit.Id.Value, time));
            Assert.Equal(expected?.IsMoving, segment?.IsMoving);
            if (expected is not var (at, _, step))
                return;
            var (lon, lat) = segment!.Value.PositionAt(time);
            Assert.Equal(at.X, lon, tolerance: step + 1e-9);
            Assert.Equal(at.Y, lat, tolerance: step + 1e-9);
        }));

    [Fact]
    public void The_segments_of_a_unit_follow_each_other_without_gap_or_overlap() => ForEachUnit((_, segments) =>
        Assert.Equal(segments.Skip(1).Select(segment => segment.Start), segments.SkipLast(1).Select(segment => segment.End)));

    [Fact]
    public void The_segments_of_a_unit_begin_where_the_one_before_ended() => ForEachUnit((_, segments) =>
        Assert.Equal(
            segments.Skip(1).Select(segment => (segment.FromLon, segment.FromLat)),
            segments.SkipLast(1).Select(segment => (segment.ToLon, segment.ToLat))));

    [Fact]
    public void No_segment_is_empty() => ForEachUnit((_, segments) => Assert.All(segments, segment => Assert.True(segment.Start < segment.End)));

    [Fact]
    public void A_unit_is_on_the_map_for_as_long_as_it_is_present() => ForEachUnit((unit, segments) =>
    {
        Assert.Equal(StoryTime.From(unit.Presence.From), segments[0].Start);
        Assert.True(segments[^1].End == StoryTime.EndOfTime || segments[^1].End == StoryTime.From(unit.Presence.To!.Value));
    });

    [Fact]
    public void A_place_has_one_holder_at_a_time() => Seeds.ForEach(200, random =>
    {
        foreach (var spans in new Replay(RandomHistory.From(random)).Timeline.Control.GroupBy(span => span.Place))
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
    });

    private static void AtEveryBoundary(Action<Replay, StoryTime> holds) => Seeds.ForEach(100, random =>
    {
        var replay = new Replay(RandomHistory.From(random));
        foreach (var time in Boundaries(replay).Distinct().SelectMany(time => new[] { time - 1, time, time + 1 }).Distinct())
            holds(replay, new StoryTime(time));
    });

    private static void ForEachUnit(Action<History.Units.Unit, List<Segment>> holds) => Seeds.ForEach(200, random =>
    {
        var replay = new Replay(RandomHistory.From(random));
        foreach (var segments in replay.Timeline.Segments.GroupBy(segment => segment.Unit))
            holds(replay.Dataset.Units[segments.Key], [.. segments]);
    });

    /// <summary>Every time in the history, and every moment at which a unit turns on its way.</summary>
    private static IEnumerable<long> Boundaries(Replay replay) =>
        Times(replay.Dataset).Select(time => StoryTime.From(time).Milliseconds)
            .Concat(replay.Dataset.Events.Select(happening => StoryTime.From(happening.When.From).Milliseconds + 60_000))
            .Concat(replay.Timeline.Segments.SelectMany(segment => new[] { segment.Start.Milliseconds, segment.End.Milliseconds }))
            .Where(time => time < StoryTime.EndOfTime.Milliseconds);

    private static IEnumerable<NodaTime.LocalDateTime> Times(Dataset dataset) =>
    [
        dataset.Header.From,
        dataset.Header.To,
        .. dataset.Events.SelectMany(happening => new[] { happening.When.From, happening.When.To }),
        .. dataset.Movements.SelectMany(movement => new[] { movement.Departure.From, movement.Arrival.To }),
        .. dataset.Units.SelectMany(unit => new[] { unit.Presence.From, unit.Presence.To ?? unit.Presence.From }),
    ];
}
