using System.Collections.Immutable;
using MapService.History.Events;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sides;
using MapService.History.Sources;
using MapService.History.Units;

namespace MapService.History.Tests;

public sealed class DatasetValidationTests
{
    private static readonly HistoricalEvent Seizure = Sample.Event("seizure", Sample.At("06:00"));
    private static readonly Unit Guards = Sample.Unit("guards", at: "barracks", from: "01:00", to: "20:00");
    private static readonly Movement March = Sample.Movement("guards", "barracks", "bank", "05:00", "06:00");

    [Fact]
    public void A_whole_history_has_no_problem() => Assert.Empty(Check(Seizure, Guards, March));

    [Fact]
    public void A_history_without_a_header_is_refused()
    {
        var problem = Assert.Single(DatasetValidation.Check([Sample.Source]));

        Assert.Equal(("dataset", "0 of them", "exactly one"), (problem.Field, problem.Found, problem.Allowed));
    }

    [Fact]
    public void A_second_header_is_refused() => Expect("dataset", "2 of them", Sample.Header with { Id = "another" });

    [Fact]
    public void A_span_without_length_is_refused()
    {
        var problem = Assert.Single(DatasetValidation.Check([Sample.Header with { To = Sample.Header.From }]));

        Assert.Equal("span", problem.Field);
    }

    [Fact]
    public void Two_items_of_a_kind_with_one_id_are_refused() => Expect("id", "'bank' twice", Sample.Place("bank"));

    [Fact]
    public void Items_of_different_kinds_may_share_an_id() => Assert.Empty(Check(Sample.Side("bank"), Sample.Event("bank", Sample.At("01:00"))));

    [Fact]
    public void The_side_of_a_unit_is_known() => Expect("side", "'nobody'", Guards with { Side = new SideId("nobody") });

    [Fact]
    public void The_place_of_a_unit_is_known() =>
        Expect("present.place", "'nowhere'", Guards with { Presence = Guards.Presence with { Place = new PlaceId("nowhere") } });

    [Fact]
    public void A_unit_is_on_the_map_for_a_while() =>
        Expect("present.to", "1917-11-07T01:00:00", Guards with { Presence = Guards.Presence with { To = Sample.Time("01:00") } });

    [Fact]
    public void A_unit_is_cited() => Expect("citations", "none", Guards with { Citations = [] });

    [Fact]
    public void A_strength_is_cited() => Expect("strength[1].citations", "none", Guards with
    {
        Strength = [new Strength(8000, "sailors", [Sample.Citation]), new Strength(5000, "sailors", [])],
    });

    [Fact]
    public void The_places_of_an_event_are_known() =>
        Expect("places", "'nowhere'", Seizure with { Places = [new PlaceId("bank"), new PlaceId("nowhere")] });

    [Fact]
    public void The_units_of_an_event_are_known() => Expect("units", "'nobody'", Seizure with { Units = [new UnitId("nobody")] });

    [Fact]
    public void The_side_of_an_event_is_known() => Expect("side", "'nobody'", Seizure with { Side = new SideId("nobody") });

    [Fact]
    public void The_kind_of_an_event_is_one_of_the_header() => Expect("kind", "'eclipse'", Seizure with { Kind = "eclipse" });

    [Fact]
    public void A_place_that_changes_hands_is_known() =>
        Expect("control.nowhere", "'nowhere'", Seizure with { Control = [new ControlChange(new PlaceId("nowhere"), new SideId("red"))] });

    [Fact]
    public void The_side_that_takes_a_place_is_known() =>
        Expect("control.bank", "'nobody'", Seizure with { Control = [new ControlChange(new PlaceId("bank"), new SideId("nobody"))] });

    [Fact]
    public void A_bridge_that_is_opened_is_known() =>
        Expect("bridges.nowhere", "'nowhere'", Seizure with { Bridges = [new BridgeChange(new PlaceId("nowhere"), BridgeState.Opened)] });

    [Fact]
    public void What_is_opened_is_a_bridge() =>
        Expect("bridges.bank", "'bank', a building", Seizure with { Bridges = [new BridgeChange(new PlaceId("bank"), BridgeState.Opened)] });

    [Fact]
    public void An_event_is_cited() => Expect("citations", "none", Seizure with { Citations = [] });

    [Fact]
    public void A_citation_names_a_known_source() =>
        Expect("citations[1].source", "'hearsay'", Seizure with
        {
            Citations = [Sample.Citation, Sample.Citation with { Source = new SourceId("hearsay") }],
        });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 2)]
    [InlineData(100, 101)]
    public void The_lines_of_a_citation_are_lines_of_its_document(int first, int last)
    {
        var problem = Assert.Single(Check(Citing(first, last)));

        Assert.Equal(("citations[0].lines", $"lines {first}-{last}"), (problem.Field, problem.Found));
        Assert.Contains("1 to 100", problem.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 100)]
    [InlineData(100, 100)]
    public void The_first_and_the_last_line_may_be_cited(int first, int last) => Assert.Empty(Check(Citing(first, last)));

    [Fact]
    public void The_unit_of_a_movement_is_known() => Expect("unit", "'nobody'", March with { Unit = new UnitId("nobody") });

    [Fact]
    public void The_start_of_a_movement_is_known() => Assert.Contains(Check(Guards, March with { From = new PlaceId("nowhere") }), IsUnknown("from"));

    [Fact]
    public void The_goal_of_a_movement_is_known() => Assert.Contains(Check(Guards, March with { To = new PlaceId("nowhere") }), IsUnknown("to"));

    [Fact]
    public void The_way_of_a_movement_is_known() =>
        Assert.Contains(Check(Guards, March with { Via = [new Waypoint(new PlaceId("nowhere"), null)] }), IsUnknown("via"));

    [Fact]
    public void A_movement_is_cited() => Assert.Contains(Check(Guards, March with { Citations = [] }), problem => problem.Field == "citations");

    [Theory]
    [InlineData("05:00")]
    [InlineData("04:59")]
    public void A_unit_arrives_after_it_has_set_out(string arrival) =>
        Assert.Contains(Check(Guards, March with { Arrival = Sample.At(arrival) }), problem => problem.Field == "arrive");

    [Fact]
    public void A_unit_sets_out_from_where_it_stands_first()
    {
        var problem = Assert.Single(Check(Guards, Sample.Movement("guards", "bank", "palace", "05:00", "06:00")));

        Assert.Equal(("from", "'bank'", "'barracks', where guards then stands"), (problem.Field, problem.Found, problem.Allowed));
    }

    [Fact]
    public void A_unit_sets_out_from_where_its_last_movement_ended() =>
        Assert.Equal("from", Assert.Single(Check(Guards, March, Sample.Movement("guards", "barracks", "palace", "07:00", "08:00"))).Field);

    [Fact]
    public void A_unit_may_set_out_again_at_once() =>
        Assert.Empty(Check(Guards, March, Sample.Movement("guards", "bank", "palace", "06:00", "07:00")));

    [Fact]
    public void A_unit_does_not_set_out_before_it_has_arrived() =>
        Assert.Equal("depart", Assert.Single(Check(Guards, March, Sample.Movement("guards", "bank", "palace", "05:59", "07:00"))).Field);

    [Fact]
    public void A_unit_does_not_set_out_before_it_is_on_the_map() =>
        Assert.Equal("depart", Assert.Single(Check(Guards, Sample.Movement("guards", "barracks", "bank", "00:59", "07:00"))).Field);

    [Fact]
    public void A_unit_does_not_leave_the_map_before_it_has_arrived() =>
        Assert.Equal("present.to", Assert.Single(Check(Guards, Sample.Movement("guards", "barracks", "bank", "19:00", "20:01"))).Field);

    [Fact]
    public void The_order_in_which_movements_are_given_does_not_matter() =>
        Assert.Empty(Check(Guards, Sample.Movement("guards", "bank", "palace", "07:00", "08:00"), March));

    [Fact]
    public void Other_units_may_move_at_the_same_time() =>
        Assert.Empty(Check(Guards, March, Sample.Unit("sailors", at: "palace"), Sample.Movement("sailors", "palace", "bank", "05:30", "06:30")));

    [Fact]
    public void A_known_id_that_begins_alike_is_proposed()
    {
        var problem = Assert.Single(Check(Seizure with { Places = [new PlaceId("palaces")] }));

        Assert.Equal("the id of a place, for example 'palace'", problem.Allowed);
    }

    [Fact]
    public void An_id_that_was_never_given_is_a_problem_like_any_other() =>
        Assert.Contains(Check(Guards with { Presence = Guards.Presence with { Place = default } }), problem => problem.Field == "present.place");

    [Fact]
    public void What_lies_outside_the_span_could_never_be_seen()
    {
        var problem = Assert.Single(Check(Seizure with { When = Sample.At("05:00") with { From = new(1812, 11, 7, 5, 0), To = new(1812, 11, 7, 5, 0) } }));

        Assert.Equal(("when", "1812-11-07T05:00:00 to 1812-11-07T05:00:00"), (problem.Field, problem.Found));
    }

    [Fact]
    public void A_replay_opens_within_the_span()
    {
        var problem = Assert.Single(DatasetValidation.Check([Sample.Header with { Opening = Sample.Header.To }]));

        Assert.Equal(("opening", "1917-11-08T00:00:00"), (problem.Field, problem.Found));
    }

    [Theory]
    [InlineData("06:00", "05:00", "07:00", "08:00", 0)]
    [InlineData("01:00", "05:00", "04:59", "08:00", 1)]
    [InlineData("01:00", "05:00", "05:00", "1917-11-08T00:01", 1)]
    public void Chapters_follow_one_another_within_the_span(string from, string to, string next, string end, int wrong)
    {
        var problems = DatasetValidation.Check([Sample.Header with { Chapters = [Chapter("one", from, to), Chapter("two", next, end)] }]);

        Assert.Equal($"chapters[{wrong}]", Assert.Single(problems).Field);
    }

    [Fact]
    public void There_may_be_time_between_two_chapters() => Assert.Empty(DatasetValidation.Check(
        [Sample.Header with { Chapters = [Chapter("one", "01:00", "05:00"), Chapter("two", "06:00", "1917-11-08T00:00")] }]));

    [Fact]
    public void The_causes_of_an_event_are_known() => Expect("causes", "'nothing'", Seizure with { Causes = [new EventId("nothing")] });

    [Fact]
    public void An_event_does_not_come_before_its_cause()
    {
        var problem = Assert.Single(Check(Seizure with { Causes = [new EventId("order")] }, Sample.Event("order", Sample.At("06:01"))));

        Assert.Equal(("causes", "'order', which begins 1917-11-07T06:01:00"), (problem.Field, problem.Found));
    }

    [Fact]
    public void An_event_may_begin_with_its_cause() =>
        Assert.Empty(Check(Seizure with { Causes = [new EventId("order")] }, Sample.Event("order", Sample.At("06:00"))));

    [Fact]
    public void A_conflict_follows_one_of_the_claims()
    {
        var problem = Assert.Single(Check(Disputed("two", "one", "three")));

        Assert.Equal(("conflicts[0].adopted", "'two'", "one of the claims: one; three"), (problem.Field, problem.Found, problem.Allowed));
    }

    [Theory]
    [InlineData("one")]
    [InlineData("one", "one")]
    public void A_conflict_needs_claims_that_differ(params string[] claims) =>
        Assert.Equal("conflicts[0].about", Assert.Single(Check(Disputed("one", claims))).Field);

    [Fact]
    public void Claims_about_the_strength_of_a_unit_may_be_in_conflict() => Assert.Empty(Check(Guards with
    {
        Strength = [new Strength(1000, "men", [Claiming("1000")]), new Strength(10_000, "men", [Claiming("10000")])],
        Conflicts = [new Conflict("number", "1000", "the later count")],
    }));

    [Fact]
    public void All_problems_are_told_at_once() =>
        Assert.Equal(3, Check(Seizure with { Kind = "eclipse", Citations = [], Side = new SideId("nobody") }).Count);

    [Fact]
    public void A_problem_says_where_what_and_what_instead() => Assert.Equal(
        "event seizure: kind: found 'eclipse'; allowed: one of dataset.eventKinds: seizure",
        Assert.Single(Check(Seizure with { Kind = "eclipse" })).ToString());

    private static IReadOnlyList<Problem> Check(params ImmutableArray<Item> items) => DatasetValidation.Check(
        [.. new HistoryBuilder().Place("barracks").Place("bank").Place("palace").Items, .. items]);

    private static void Expect(string field, string found, Item item)
    {
        var problem = Assert.Single(Check(item));
        Assert.Equal((field, found), (problem.Field, problem.Found));
    }

    private static Predicate<Problem> IsUnknown(string field) => problem => problem.Field == field && problem.Found == "'nowhere'";

    private static Chapter Chapter(string id, string from, string to) => new(id, id, Sample.Time(from), Sample.Time(to));

    private static HistoricalEvent Disputed(string adopted, params string[] claims) => Seizure with
    {
        Citations = [.. claims.Select(Claiming)],
        Conflicts = [new Conflict("number", adopted, "it is the later")],
    };

    private static Citation Claiming(string claim) =>
        Sample.Citation with { Claims = Sample.Citation.Claims.Add("number", claim) };

    private static HistoricalEvent Citing(int first, int last) =>
        Seizure with { Citations = [Sample.Citation with { Lines = new LineRange(first, last) }] };
}
