using MapService.History.Events;
using MapService.Playback.Clocks;

namespace MapService.Playback.Tests.Timelines;

public sealed class TimelineTests
{
    private static readonly Replay March = new(new HistoryBuilder()
        .Place("barracks", 30, 60).Place("bank", 30.4, 60)
        .Unit("guards", at: "barracks", from: "01:00", to: "20:00")
        .Moves("guards", "barracks", "bank", "06:00", "08:00"));

    private static readonly StoryTime Moment = Replay.Story("06:00");

    [Fact]
    public void It_lasts_as_long_as_its_history()
    {
        var timeline = new Replay(new HistoryBuilder().Lasts("03:00", "05:00")).Timeline;

        Assert.Equal((Replay.Story("03:00"), Replay.Story("05:00")), (timeline.First, timeline.Last));
    }

    [Theory]
    [InlineData("00:59:59", false)]
    [InlineData("01:00", true)]
    [InlineData("19:59:59", true)]
    [InlineData("20:00", false)]
    public void A_unit_is_on_the_map_while_it_is_present(string time, bool isThere) =>
        Assert.Equal(isThere, March.Find("guards", time) is not null);

    [Theory]
    [InlineData("05:59:59", false)]
    [InlineData("06:00", true)]
    [InlineData("07:59:59", true)]
    [InlineData("08:00", false)]
    public void A_unit_moves_from_its_departure_until_its_arrival(string time, bool isMoving) =>
        Assert.Equal(isMoving, March.IsMoving("guards", time));

    [Theory]
    [InlineData("01:00", 30.0)]
    [InlineData("06:00", 30.0)]
    [InlineData("06:30", 30.1)]
    [InlineData("07:00", 30.2)]
    [InlineData("08:00", 30.4)]
    [InlineData("19:00", 30.4)]
    public void A_unit_stands_marches_evenly_and_stands_again(string time, double lon) =>
        Assert.Equal(lon, March.PositionOf("guards", time)!.Value.Lon, tolerance: 1e-9);

    [Theory]
    [InlineData("06:30", 30.3, 60.0)]
    [InlineData("07:00", 30.3, 60.0 + (0.15 / 3))]
    [InlineData("07:30", 30.3, 60.0 + (0.15 * 2 / 3))]
    public void The_way_is_shared_out_by_length_in_metres_not_in_degrees(string time, double lon, double lat)
    {
        // 0.1 degrees along the parallel of 60 north are as long as 0.05 degrees along a meridian.
        var replay = new Replay(new HistoryBuilder()
            .Place("barracks", 30.2, 60).Place("bank", 30.3, 60.15)
            .Unit("guards", at: "barracks").Moves("guards", "barracks", "bank", "06:00", "08:00", (30.3, 60)));

        Assert.Equal(lon, replay.PositionOf("guards", time)!.Value.Lon, tolerance: 1e-4);
        Assert.Equal(lat, replay.PositionOf("guards", time)!.Value.Lat, tolerance: 1e-4);
    }

    [Fact]
    public void A_unit_heads_along_the_piece_that_it_is_on()
    {
        var replay = new Replay(new HistoryBuilder()
            .Place("barracks", 30.2, 60).Place("bank", 30.3, 60.15)
            .Unit("guards", at: "barracks").Moves("guards", "barracks", "bank", "06:00", "08:00", (30.3, 60)));

        Assert.Equal(90, replay.Find("guards", "06:10")!.Value.HeadingDegrees, tolerance: 0.1);
        Assert.Equal(0, replay.Find("guards", "07:50")!.Value.HeadingDegrees, tolerance: 0.1);
    }

    [Fact]
    public void A_unit_that_goes_where_it_is_already_stays_there_under_way()
    {
        var replay = new Replay(new HistoryBuilder().Place("bank").Unit("guards", at: "bank").Moves("guards", "bank", "bank", "06:00", "08:00"));

        Assert.True(replay.IsMoving("guards", "07:00"));
        Assert.Equal((30, 60), replay.PositionOf("guards", "07:00"));
    }

    [Fact]
    public void A_unit_without_an_end_is_still_there_when_the_replay_stops()
    {
        var replay = new Replay(new HistoryBuilder().Place("bank").Unit("guards", at: "bank"));

        Assert.NotNull(replay.Find("guards", replay.Timeline.Last));
    }

    [Fact]
    public void A_unit_that_stays_to_the_end_of_the_span_is_still_there_when_the_replay_stops()
    {
        var replay = new Replay(new HistoryBuilder().Place("bank").Unit("guards", at: "bank", to: "1917-11-08T00:00"));

        Assert.NotNull(replay.Find("guards", replay.Timeline.Last));
    }

    [Theory]
    [InlineData("05:59:59", false)]
    [InlineData("06:00", true)]
    [InlineData("06:00:59", true)]
    [InlineData("06:01", false)]
    public void An_event_of_one_moment_is_under_way_for_a_minute(string time, bool isLive) =>
        Assert.Equal(isLive, new Replay(new HistoryBuilder().Event("shot", "06:00")).EventsAt(time).Any());

    [Theory]
    [InlineData("05:59:59", false)]
    [InlineData("06:00", true)]
    [InlineData("06:59:59", true)]
    [InlineData("07:00", false)]
    public void An_event_is_under_way_until_its_end(string time, bool isLive) =>
        Assert.Equal(isLive, new Replay(new HistoryBuilder().Event("session", "06:00", "07:00")).EventsAt(time).Any());

    [Fact]
    public void Events_at_one_time_are_all_under_way() => Assert.Equal(
        ["a", "b"], new Replay(new HistoryBuilder().Event("b", "06:00", "06:30").Event("a", "05:00", "08:00")).EventsAt("06:10").Order());

    [Theory]
    [InlineData("05:59:59", null)]
    [InlineData("06:00", "red")]
    [InlineData("11:59:59", "red")]
    [InlineData("12:00", "white")]
    [InlineData("1917-11-08T00:00", "white")]
    public void A_place_is_held_until_another_side_takes_it(string time, string? side) => Assert.Equal(
        side,
        new Replay(new HistoryBuilder().Place("bank").Takes("red", "bank", "06:00").Takes("white", "bank", "12:00")).HolderOf("bank", time));

    [Theory]
    [InlineData("06:59:59", null)]
    [InlineData("07:00", "red")]
    public void A_place_changes_hands_when_the_event_is_over(string time, string? side) => Assert.Equal(
        side,
        new Replay(new HistoryBuilder().Place("bank").With(Sample.Event("storm", Sample.Between("06:00", "07:00")) with
        {
            Control = [new ControlChange(new("bank"), new("red"))],
        })).HolderOf("bank", time));

    [Fact]
    public void That_a_side_takes_a_place_again_changes_nothing()
    {
        var timeline = new Replay(new HistoryBuilder().Place("bank").Takes("red", "bank", "06:00").Takes("red", "bank", "07:00")).Timeline;

        Assert.Equal((Moment, StoryTime.EndOfTime), (Assert.Single(timeline.Control).Start, timeline.Control[0].End));
    }

    [Fact]
    public void A_place_that_is_taken_and_retaken_at_one_moment_was_never_lost()
    {
        var timeline = new Replay(new HistoryBuilder().Place("bank").Takes("red", "bank", "06:00")
            .With(Taking("a", "white"), Taking("b", "red"))).Timeline;

        Assert.Equal((Moment, StoryTime.EndOfTime), (Assert.Single(timeline.Control).Start, timeline.Control[0].End));
    }

    [Fact]
    public void A_held_place_names_the_event_that_brought_it_about()
    {
        var replay = new Replay(new HistoryBuilder().Place("bank").Event("shot", "05:00").Takes("red", "bank", "06:00"));

        Assert.Equal("red-takes-bank-06-00", replay.Dataset.Events[Assert.Single(replay.Timeline.Control).Event].Id.Value);
    }

    [Theory]
    [InlineData("05:59:59", null)]
    [InlineData("06:00", BridgeState.Opened)]
    [InlineData("11:59:59", BridgeState.Opened)]
    [InlineData("12:00", BridgeState.Closed)]
    [InlineData("1917-11-08T00:00", BridgeState.Closed)]
    public void A_bridge_stays_open_until_it_is_closed(string time, BridgeState? state) => Assert.Equal(
        state,
        new Replay(new HistoryBuilder().Bridge("span").Turns("span", BridgeState.Opened, "06:00").Turns("span", BridgeState.Closed, "12:00"))
            .StateOf("span", time));

    [Fact]
    public void That_an_open_bridge_is_opened_again_changes_nothing()
    {
        var timeline = new Replay(new HistoryBuilder().Bridge("span")
            .Turns("span", BridgeState.Opened, "06:00").Turns("span", BridgeState.Opened, "07:00")).Timeline;

        Assert.Equal((Moment, StoryTime.EndOfTime), (Assert.Single(timeline.Bridges).Start, timeline.Bridges[0].End));
    }

    [Fact]
    public void A_window_shows_everything_that_is_there_at_some_moment_of_it()
    {
        var replay = new Replay(new HistoryBuilder().Event("a", "05:00").Event("b", "06:00").Event("c", "07:00").Event("d", "08:00"));
        var frame = replay.Timeline.Between(new StoryWindow(Moment, Replay.Story("07:00")));

        Assert.Equal(["b", "c"], frame.Spans.Events.Select(number => replay.Dataset.Events[replay.Timeline.Events[number].Event].Id.Value));
    }

    [Fact]
    public void A_step_over_nothing_is_quiet() => Assert.True(
        March.Timeline.Next(StoryWindow.At(Replay.Story("02:00")), StoryWindow.At(Replay.Story("05:00"))).IsQuiet);

    [Fact]
    public void A_step_over_a_departure_ends_the_stay_and_starts_the_march()
    {
        var delta = March.Timeline.Next(StoryWindow.At(Replay.Story("05:59")), StoryWindow.At(Moment));

        Assert.False(March.Timeline.Segments[Assert.Single(delta.Ended.Segments)].IsMoving);
        Assert.True(March.Timeline.Segments[Assert.Single(delta.Started.Segments)].IsMoving);
    }

    private static HistoricalEvent Taking(string id, string side) =>
        Sample.Event(id, Sample.At("07:00")) with { Control = [new ControlChange(new("bank"), new(side))] };
}
