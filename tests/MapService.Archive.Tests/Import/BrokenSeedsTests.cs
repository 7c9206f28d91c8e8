using MapService.Archive.Import;

namespace MapService.Archive.Tests.Import;

/// <summary>A small town that is in order, and copies of it with one thing broken each.</summary>
public sealed class BrokenSeedsTests : IDisposable
{
    private const string Dataset = """
        dataset:
          id: town
          title: A town by the sea
          description: One day.
          language: en
          clock: Petrograd local mean time
          span: {from: 1917-11-07T00:00, to: 1917-11-08T00:00}
          view: [29, 59, 31, 61]
          eventKinds: [{id: seizure, name: Seizure}, {id: order, name: Order}]
        sources:
          - {id: chronicle, title: A chronicle, language: nl, calendar: gregorian, document: chronicle.txt, lines: 100}
          - {id: memoirs, title: Memoirs, language: ru, calendar: julian, document: memoirs.txt, lines: 500}
        sides:
          - {id: red, name: Red, description: The one side., colour: "#D55E00", pattern: solid}
          - {id: white, name: White, description: The other side., colour: "#0072B2", pattern: dots}
        """;

    private const string Places = """
        places:
          - {id: barracks, kind: barracks, at: [30.10, 60.00], accuracy: 50, names: {en: Barracks, ru: Казармы}}
          - {id: bank, kind: bank, at: [30.15, 60.00], accuracy: 50, names: {en: State Bank}}
          - {id: palace, kind: palace, at: [30.20, 60.00], accuracy: 50, names: {en: Palace}}
          - {id: station, kind: station, at: [30.12, 59.95], accuracy: 50, names: {en: Station}}
          - {id: far-station, kind: station, at: [30.90, 59.50], accuracy: 50, names: {en: Far Station}}
          - {id: quay, kind: mooring, at: [29.98, 60.00], accuracy: 50, names: {en: Quay}}
          - {id: roads, kind: roadstead, at: [29.60, 60.00], accuracy: 500, names: {en: Roads}}
        """;

    private const string Units = """
        units:
          - {id: guards, side: red, kind: infantry, name: Guards, present: {place: barracks, from: 1917-11-07T00:00, to: 1917-11-07T20:00}, strength: [{value: 500, of: men, citations: [{source: chronicle, lines: 2}]}], citations: [{source: chronicle, lines: 1}]}
          - {id: guns, side: red, kind: artillery, name: Guns, present: {place: barracks, from: 1917-11-07T00:00}, citations: [{source: chronicle, lines: 1}]}
          - {id: cruiser, side: red, kind: ship, name: Cruiser, present: {place: roads, from: 1917-11-07T00:00}, citations: [{source: chronicle, lines: 1}]}
          - {id: armoured-train, side: white, kind: train, name: Train, present: {place: far-station, from: 1917-11-07T00:00}, citations: [{source: chronicle, lines: 1}]}
          - {id: minister, side: white, kind: person, name: Minister, present: {place: palace, from: 1917-11-07T03:00}, citations: [{source: memoirs, lines: [10, 12]}]}
        """;

    private const string Events = """
        events:
          - id: order-given
            kind: order
            title: The order is given
            account: It was given.
            when: 1917-11-07T04:00
            places: [barracks]
            units: [guards]
            citations: [{source: chronicle, lines: [1, 2], claims: {time: four o'clock}}]
          - id: bank-taken
            kind: seizure
            title: The bank is taken
            account: It was taken.
            when: 1917-11-07T06:00
            places: [bank]
            units: [guards]
            side: red
            control: {bank: red}
            causes: [order-given]
            certainty: disputed
            conflicts: [{about: time, adopted: six, reason: the witness stood by}]
            citations:
              - {source: chronicle, lines: 5, claims: {time: six}}
              - {source: memoirs, lines: 40, claims: {time: seven}}
          - id: palace-holds
            kind: order
            title: The palace holds
            account: It held.
            when: {from: 1917-11-07T08:00, to: 1917-11-07T09:00}
            places: [palace]
            units: [minister]
            control: {palace: white}
            citations: [{source: chronicle, lines: 6}]
        """;

    private const string Movements = """
        movements:
          - {id: guards-to-bank, unit: guards, from: barracks, to: bank, mode: foot, depart: 1917-11-07T05:00, arrive: 1917-11-07T06:00, citations: [{source: chronicle, lines: 4}]}
          - {id: guards-to-palace, unit: guards, from: bank, to: palace, mode: foot, depart: 1917-11-07T10:00, arrive: 1917-11-07T11:00, citations: [{source: chronicle, lines: 4}]}
          - {id: guns-to-station, unit: guns, from: barracks, to: station, mode: road, depart: 1917-11-07T07:00, arrive: 1917-11-07T08:00, citations: [{source: chronicle, lines: 4}]}
          - {id: cruiser-to-quay, unit: cruiser, from: roads, to: quay, mode: sea, via: [[29.8, 60.0]], depart: 1917-11-07T01:00, arrive: 1917-11-07T03:00, citations: [{source: chronicle, lines: 4}]}
          - {id: train-to-station, unit: armoured-train, from: far-station, to: station, mode: rail, via: [[30.5, 59.7]], depart: 1917-11-07T12:00, arrive: 1917-11-07T14:00, citations: [{source: chronicle, lines: 4}]}
        """;

    /// <summary>West of 30° east is sea with an island in it; a lake in the east bounds what the map shows.</summary>
    private const string Waters = """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[29, 59], [30, 59], [30, 61], [29, 61], [29, 59]], [[29.68, 60.02], [29.72, 60.02], [29.72, 60.06], [29.68, 60.06], [29.68, 60.02]]]}},
          {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[31, 60], [31.1, 60], [31.1, 60.1], [31, 60]]]}}
        ]}
        """;

    private readonly TemporaryFolder _seeds = new();
    private readonly TemporaryFolder _geodata = new();

    public BrokenSeedsTests()
    {
        _geodata.Write("sea.geojson", Waters);
        _seeds.Write("dataset.yaml", Dataset);
        _seeds.Write("places.yaml", Places);
        _seeds.Write("units.yaml", Units);
        _seeds.Write("events.yaml", Events);
        _seeds.Write("movements.yaml", Movements);
    }

    public void Dispose()
    {
        _seeds.Dispose();
        _geodata.Dispose();
    }

    [Fact]
    public void A_town_in_order_has_no_problem()
    {
        var validation = Validate();

        Assert.Empty(validation.Problems);
        Assert.Equal(25, validation.Items);
    }

    // Unknown ids.

    [Fact]
    public void A_unit_of_an_unknown_side() =>
        Break("units.yaml", "guns, side: red", "guns, side: reds", 3, "units[1].side", "'reds'");

    [Fact]
    public void An_event_at_an_unknown_place() =>
        Break("events.yaml", "places: [barracks]", "places: [barrack]", 7, "events[0].places", "'barrack'");

    [Fact]
    public void An_event_with_an_unknown_unit() =>
        Break("events.yaml", "units: [minister]", "units: [ministers]", 31, "events[2].units", "'ministers'");

    [Fact]
    public void An_event_of_an_unknown_kind() =>
        Break("events.yaml", "kind: seizure", "kind: siezure", 11, "events[1].kind", "'siezure'");

    [Fact]
    public void An_event_with_an_unknown_cause() =>
        Break("events.yaml", "causes: [order-given]", "causes: [order-was-given]", 19, "events[1].causes", "'order-was-given'");

    [Fact]
    public void A_movement_by_way_of_an_unknown_place() =>
        Break("movements.yaml", "via: [[29.8, 60.0]]", "via: [island]", 5, "movements[3].via", "'island'");

    [Fact]
    public void A_citation_of_an_unknown_source() =>
        Break("events.yaml", "{source: memoirs, lines: 40", "{source: memoir, lines: 40", 24, "events[1].citations[1].source", "'memoir'");

    [Fact]
    public void A_place_that_passes_to_an_unknown_side() =>
        Break("events.yaml", "control: {bank: red}", "control: {bank: green}", 18, "events[1].control.bank", "'green'");

    [Fact]
    public void Two_places_of_one_id() =>
        Break("places.yaml", "id: palace, kind: palace", "id: bank, kind: palace", 4, "places[2].id", "'bank' twice", more: 4);

    // A unit in two places.

    [Fact]
    public void A_unit_that_sets_out_from_where_it_does_not_stand() =>
        Break("movements.yaml", "from: bank, to: palace", "from: station, to: palace", 3, "movements[1].from", "'station'");

    [Fact]
    public void A_unit_that_sets_out_before_it_has_arrived() =>
        Break("movements.yaml", "depart: 1917-11-07T10:00", "depart: 1917-11-07T05:30", 3, "movements[1].depart", "1917-11-07T05:30:00");

    [Fact]
    public void A_unit_that_leaves_the_map_while_it_is_under_way() =>
        Break("units.yaml", "to: 1917-11-07T20:00", "to: 1917-11-07T10:30", 2, "units[0].present.to", "1917-11-07T10:30:00");

    [Fact]
    public void A_unit_at_an_event_while_it_stands_elsewhere() =>
        Break("events.yaml", "units: [minister]", "units: [minister, guns]", 31, "events[2].units[1]", "'guns', who is at 'station', 7.0 km from 'palace', at 1917-11-07T08:00:00");

    [Fact]
    public void A_unit_at_an_event_while_it_is_under_way_elsewhere() =>
        Break("events.yaml", "when: 1917-11-07T04:00\n    places: [barracks]\n    units: [guards]", "when: 1917-11-07T02:00\n    places: [barracks]\n    units: [guards, cruiser]", 8, "events[0].units[1]", "'cruiser', who is on the way of 'cruiser-to-quay'");

    [Fact]
    public void A_unit_at_an_event_before_it_is_on_the_map() =>
        Break("units.yaml", "place: palace, from: 1917-11-07T03:00", "place: palace, from: 1917-11-07T12:00", "events.yaml", 31, "events[2].units[0]", "'minister', who is not on the map at 1917-11-07T08:00:00");

    // Impossible speeds.

    [Fact]
    public void Infantry_that_marches_faster_than_anybody_runs() =>
        Break("movements.yaml", "arrive: 1917-11-07T11:00", "arrive: 1917-11-07T10:10", 3, "movements[1].arrive", "1917-11-07T10:10:00: 2.7 km in 0.17 h, 16 km/h");

    [Fact]
    public void Guns_that_gallop() =>
        Break("movements.yaml", "arrive: 1917-11-07T08:00", "arrive: 1917-11-07T07:15", 4, "movements[2].arrive", "5.6 km in 0.25 h, 22 km/h; allowed: at most 15 km/h for artillery by road");

    [Fact]
    public void A_train_faster_than_an_express() =>
        Break("movements.yaml", "arrive: 1917-11-07T14:00", "arrive: 1917-11-07T12:30", 6, "movements[4].arrive", "km/h; allowed: at most 90 km/h for train by rail");

    [Fact]
    public void A_ship_faster_than_a_destroyer() =>
        Break("movements.yaml", "arrive: 1917-11-07T03:00", "arrive: 1917-11-07T01:15", 5, "movements[3].arrive", "km/h; allowed: at most 70 km/h for ship by sea");

    [Fact]
    public void An_arrival_before_the_departure() =>
        Break("movements.yaml", "arrive: 1917-11-07T08:00", "arrive: 1917-11-07T06:00", 4, "movements[2].arrive", "1917-11-07T06:00:00");

    // Times.

    [Fact]
    public void An_event_before_its_cause() =>
        Break("events.yaml", "causes: [order-given]", "causes: [palace-holds]", 19, "events[1].causes", "'palace-holds', which begins 1917-11-07T08:00:00");

    [Fact]
    public void An_event_outside_the_span() =>
        Break("events.yaml", "{from: 1917-11-07T08:00, to: 1917-11-07T09:00}", "{from: 1917-12-07T08:00, to: 1917-12-07T09:00}", 29, "events[2].when", "1917-12-07T08:00:00 to 1917-12-07T09:00:00");

    [Fact]
    public void A_time_in_the_wrong_calendar() =>
        Break("movements.yaml", "depart: 1917-11-07T12:00, arrive: 1917-11-07T14:00, citations: [{source: chronicle", "depart: 1917-11-07T12:00, arrive: 1917-11-07T14:00, citations: [{source: memoirs", 6, "movements[4].depart", "1917-11-20T12:00:00 to 1917-11-20T14:00:00");

    [Fact]
    public void A_day_that_never_was() =>
        Break("events.yaml", "when: 1917-11-07T06:00", "when: 1917-11-31T06:00", 14, "events[1].when", "'1917-11-31T06:00'");

    // Citations and claims.

    [Fact]
    public void An_event_without_a_citation() =>
        Break("events.yaml", "citations: [{source: chronicle, lines: 6}]", "citations: []", 33, "events[2].citations", "none");

    [Fact]
    public void A_strength_without_a_citation() =>
        Break("units.yaml", ", citations: [{source: chronicle, lines: 2}]}]", "}]", 2, "units[0].strength[0].citations", "none");

    [Fact]
    public void Lines_beyond_the_end_of_the_document() =>
        Break("events.yaml", "{source: chronicle, lines: 5,", "{source: chronicle, lines: [99, 101],", 23, "events[1].citations[0].lines", "lines 99-101");

    [Fact]
    public void Lines_from_last_to_first() =>
        Break("units.yaml", "lines: [10, 12]", "lines: [12, 10]", 6, "units[4].citations[0].lines", "lines 12-10");

    [Fact]
    public void A_conflict_that_adopts_what_no_source_says() =>
        Break("events.yaml", "adopted: six", "adopted: eight", 21, "events[1].conflicts[0].adopted", "'eight'");

    [Fact]
    public void A_conflict_without_a_second_claim() =>
        Break("events.yaml", "claims: {time: seven}", "claims: {place: the bank}", 21, "events[1].conflicts[0].about", "'time', of which the citations have 1 claim(s)");

    // Places.

    [Fact]
    public void A_place_with_its_coordinates_the_wrong_way_round() =>
        Break("places.yaml", "at: [30.20, 60.00]", "at: [60.00, 30.20]", 4, "places[2].at", "[60, 30.2]", more: 1);

    [Fact]
    public void A_way_that_leads_outside_the_region() =>
        Break("dataset.yaml", "  view:", "  region: [29, 59.6, 31, 61]\n  view:", "places.yaml", 6, "places[4].at", "[30.9, 59.5]");

    [Fact]
    public void A_waypoint_outside_the_region() =>
        Break("movements.yaml", "via: [[30.5, 59.7]]", "via: [[30.5, 5.97], [30.5, 59.7]]", 6, "movements[4].via[0]", "[30.5, 5.97]", more: 1);

    [Fact]
    public void A_land_unit_in_the_water() =>
        Break("places.yaml", "id: station, kind: station, at: [30.12, 59.95]", "id: station, kind: station, at: [29.90, 59.95]", "movements.yaml", 4, "movements[2].to", "'station', in the water, 5.6 km from land", more: 3);

    [Fact]
    public void A_ship_on_land() =>
        Break("places.yaml", "at: [29.98, 60.00]", "at: [30.02, 60.00]", "movements.yaml", 5, "movements[3].to", "'quay', on land, 1.1 km from water", more: 1);

    [Fact]
    public void A_ship_that_sails_over_land() =>
        Break("movements.yaml", "via: [[29.8, 60.0]]", "via: [[30.3, 60.0]]", 5, "movements[3].via[0]", "on land, 16.7 km from water", more: 1);

    [Fact]
    public void A_train_in_the_sea() =>
        Break("movements.yaml", "via: [[30.5, 59.7]]", "via: [[29.95, 59.9]]", 6, "movements[4].via[0]", "in the water, 2.8 km from land", more: 1);

    [Fact]
    public void A_ship_that_cuts_across_an_island() =>
        Break("movements.yaml", "via: [[29.8, 60.0]]", "via: [[29.7, 60.01], [29.7, 60.07]]", 5, "movements[3].via", "a way with 4.4 km of land at a stretch");

    [Fact]
    public void A_train_across_a_lake() =>
        Break("movements.yaml", "via: [[30.5, 59.7]]", "via: [[30.98, 60.05], [31.11, 60.05]]", 6, "movements[4].via", "km of water at a stretch");

    [Fact]
    public void A_place_without_a_name() =>
        Break("places.yaml", "names: {en: Palace}", "names: {}", 4, "places[2].names", "no name");

    [Fact]
    public void A_name_without_a_letter() =>
        Break("places.yaml", "names: {en: Palace}", "names: {en: [Palace, '--']}", 4, "places[2].names.en", "'--'");

    [Fact]
    public void A_place_that_is_entered_twice() =>
        Break("places.yaml", "  - {id: roads,", "  - {id: main-station, kind: station, at: [30.1201, 59.9501], accuracy: 50, names: {en: station}}\n  - {id: roads,", 8, "places[6].names.en", "'station', also a station 'station' at the same spot");

    [Fact]
    public void A_place_that_passes_to_two_sides_at_one_moment() =>
        Break("events.yaml", "when: 1917-11-07T04:00", "when: 1917-11-07T06:00\n    control: {bank: white}", 19, "events[1].control.bank", "'red' from 1917-11-07T06:00:00, when 'order-given' gives it to 'white'", more: 1);

    // All at once.

    [Fact]
    public void Everything_is_told_in_one_run()
    {
        Replace("units.yaml", "guns, side: red", "guns, side: reds");
        Replace("events.yaml", "lines: 6", "lines: 600");
        Replace("movements.yaml", "arrive: 1917-11-07T11:00", "arrive: 1917-11-07T10:10");
        Replace("places.yaml", "accuracy: 500", "accuracy: wide");

        Assert.Equal(
            ["events.yaml:33: events[2].citations[0].lines", "movements.yaml:3: movements[1].arrive", "places.yaml:8: places[6].accuracy", "units.yaml:3: units[1].side"],
            Validate().Problems.Select(problem => $"{problem.File}:{problem.Line}: {problem.Field}"));
    }

    private SeedValidation Validate() => SeedFolder.Validate(_seeds.Path, GroundMap.Read(_geodata.Path));

    private void Break(string file, string text, string by, int line, string field, string found, int more = 0) =>
        Break(file, text, by, file, line, field, found, more);

    /// <summary>Breaks a file; the one problem, or the first of some more, is at that place and says what was found.</summary>
    private void Break(string file, string text, string by, string told, int line, string field, string found, int more = 0)
    {
        Replace(file, text, by);
        var problems = Validate().Problems;
        var problem = Assert.Single(problems, problem => problem.Field == field);

        Assert.Equal((told, line), (problem.File, problem.Line));
        Assert.Contains(found, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(1 + more, problems.Count);
    }

    private void Replace(string file, string text, string by)
    {
        var before = File.ReadAllText(_seeds.File(file));
        Assert.Equal(2, before.Split(text).Length);
        _seeds.Write(file, before.Replace(text, by, StringComparison.Ordinal));
    }
}
