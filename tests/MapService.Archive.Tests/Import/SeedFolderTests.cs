using MapService.Archive.Import;
using MapService.History;
using MapService.History.Events;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sources;
using MapService.History.Units;

namespace MapService.Archive.Tests.Import;

public sealed class SeedFolderTests : IDisposable
{
    private const string Source = "{id: notes, title: Notes, author: Unsigned, language: nl, calendar: gregorian, document: notes.txt, lines: 10}";
    private const string Side = "{id: white, name: White, description: The other side., colour: \"#0072B2\", pattern: dots}";
    private const string Place = "{id: palace, kind: palace, at: [30.2, 60.1], accuracy: 20, names: {en: [Palace]}}";
    private const string Bridge = "{id: span, kind: bridge, at: [30.05, 60], accuracy: 10, names: {en: [Bridge]}}";
    private const string Unit = "{id: sailors, side: red, kind: sailors, name: Sailors, present: {place: bank, from: 1917-11-07T00:00}, strength: [{value: 5, of: men, citations: [{source: chronicle, lines: 2}]}], citations: [{source: chronicle, lines: 3}]}";
    private const string Event = "{id: taken, kind: seizure, title: Taken, account: It happened., when: 1917-11-07T06, places: [bank], units: [guards], side: red, control: {bank: red}, bridges: {span: opened}, certainty: probable, citations: [{source: chronicle, lines: [1, 2], claims: {time: about six}}]}";
    private const string Movement = "{id: march, unit: guards, from: barracks, to: bank, mode: foot, via: [[30.05, 60]], depart: 1917-11-07T05:00, arrive: 1917-11-07T06:00, certainty: possible, citations: [{source: chronicle, lines: 1}]}";

    private readonly SeedFiles _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public void A_source_is_read() => Assert.Equal(
        new Source(new("notes"), "Notes", "Unsigned", "nl", History.Dating.Calendar.Gregorian, "notes.txt", 10, null),
        Read<Source>("sources", Source, "notes"));

    [Fact]
    public void A_side_is_read() => Assert.Equal(
        new History.Sides.Side(new("white"), "White", "The other side.", "#0072B2", History.Sides.SidePattern.Dots), Read<History.Sides.Side>("sides", Side, "white"));

    [Fact]
    public void A_place_is_read()
    {
        var place = Read<Place>("places", Place, "palace");

        Assert.Equal((30.2, 60.1, 20.0, "palace"), (place.Location.X, place.Location.Y, place.AccuracyMetres, place.Kind));
        Assert.Equal(new Name("Palace", "en"), Assert.Single(place.Names));
    }

    [Fact]
    public void Names_keep_their_order_within_and_between_languages() => Assert.Equal(
        ["ru Б", "ru А", "en B", "en A"],
        Read<Place>("places", Place.Replace("{en: [Palace]}", "{ru: [Б, А], en: [B, A]}", StringComparison.Ordinal), "palace")
            .Names.Select(name => $"{name.Language} {name.Text}"));

    [Fact]
    public void A_unit_is_read()
    {
        var unit = Read<Unit>("units", Unit, "sailors");

        Assert.Equal((UnitKind.Sailors, "Sailors", "red"), (unit.Kind, unit.Name, unit.Side.Value));
        Assert.Equal(new Presence(new("bank"), Sample.Time("00:00"), null), unit.Presence);
        Assert.Equal((5, "men", new LineRange(2, 2)), (unit.Strength[0].Value, unit.Strength[0].Of, unit.Strength[0].Citations[0].Lines));
    }

    [Fact]
    public void An_event_is_read()
    {
        _seeds.Write("bridges", $"places:\n  - {Bridge}");
        var happening = Read<HistoricalEvent>("events", Event, "taken");

        Assert.Equal(("seizure", "Taken", "It happened.", Certainty.Probable), (happening.Kind, happening.Title, happening.Account, happening.Certainty));
        Assert.Equal(("bank", "guards", "red"), (happening.Places[0].Value, happening.Units[0].Value, happening.Side!.Value.Value));
        Assert.Equal(new ControlChange(new("bank"), new("red")), Assert.Single(happening.Control));
        Assert.Equal(new BridgeChange(new("span"), BridgeState.Opened), Assert.Single(happening.Bridges));
        Assert.Equal((new LineRange(1, 2), "about six"), (happening.Citations[0].Lines, happening.Citations[0].Claims["time"]));
    }

    [Fact]
    public void A_movement_is_read()
    {
        var movement = Read<Movement>("movements", Movement, "march");

        Assert.Equal(("guards", "barracks", "bank", TravelMode.Foot), (movement.Unit.Value, movement.From.Value, movement.To.Value, movement.Mode));
        Assert.Equal((Sample.Time("05:00"), Sample.Time("06:00")), (movement.Departure.From, movement.Arrival.To));
        Assert.Equal(30.05, Assert.Single(movement.Via).Position!.X);
    }

    [Fact]
    public void A_waypoint_may_be_a_place() => Assert.Equal(
        new PlaceId("bank"), Read<Movement>("movements", Movement.Replace("[[30.05, 60]]", "[bank]", StringComparison.Ordinal), "march").Via[0].Place);

    [Fact]
    public void What_is_optional_may_be_left_out()
    {
        var happening = Read<HistoricalEvent>(
            "events", "{id: taken, kind: seizure, title: T, account: A., when: 1917-11-07, citations: [{source: chronicle, lines: 1}]}", "taken");

        Assert.Equal((0, 0, Certainty.Certain), (happening.Places.Length, happening.Units.Length, happening.Certainty));
        Assert.Equal((0, 0), (happening.Control.Length, happening.Bridges.Length));
        Assert.Null(happening.Side);
    }

    [Theory]
    [InlineData("sources", Source, "id: notes", "id: Notes", "sources[0].id", "'Notes'")]
    [InlineData("sources", Source, "id: notes", "id: no--tes", "sources[0].id", "'no--tes'")]
    [InlineData("sources", Source, "id: notes, ", "", "sources[0].id", "nothing")]
    [InlineData("sources", Source, "title: Notes", "title: \"\"", "sources[0].title", "''")]
    [InlineData("sources", Source, "title: Notes", "title: [Notes]", "sources[0].title", "a list of 1")]
    [InlineData("sources", Source, "calendar: gregorian", "calendar: mayan", "sources[0].calendar", "'mayan'")]
    [InlineData("sources", Source, "calendar: gregorian", "calendar: 0", "sources[0].calendar", "'0'")]
    [InlineData("sources", Source, "lines: 10", "lines: 0", "sources[0].lines", "'0'")]
    [InlineData("sources", Source, "lines: 10", "lines: 1.5", "sources[0].lines", "'1.5'")]
    [InlineData("sources", Source, "lines: 10", "lines: ten", "sources[0].lines", "'ten'")]
    [InlineData("sides", Side, "\"#0072B2\"", "blue", "sides[0].colour", "'blue'")]
    [InlineData("sides", Side, "pattern: dots", "pattern: stripes", "sides[0].pattern", "'stripes'")]
    [InlineData("sides", Side, "name: White", "name: {en: White}", "sides[0].name", "a mapping")]
    [InlineData("places", Place, "at: [30.2, 60.1]", "at: [30.2]", "places[0].at", "a list of 1")]
    [InlineData("places", Place, "at: [30.2, 60.1]", "at: bank", "places[0].at", "'bank'")]
    [InlineData("places", Place, "30.2", "180.1", "places[0].at[0]", "'180.1'")]
    [InlineData("places", Place, "60.1", "90.1", "places[0].at[1]", "'90.1'")]
    [InlineData("places", Place, "60.1", "1e999", "places[0].at[1]", "'1e999'")]
    [InlineData("places", Place, "60.1", "NaN", "places[0].at[1]", "'NaN'")]
    [InlineData("places", Place, "60.1", "\"60,1\"", "places[0].at[1]", "'60,1'")]
    [InlineData("places", Place, "accuracy: 20", "accuracy: -1", "places[0].accuracy", "'-1'")]
    [InlineData("places", Place, "{en: [Palace]}", "{}", "places[0].names", "no name")]
    [InlineData("places", Place, "{en: [Palace]}", "Palace", "places[0].names", "'Palace'", "no name")]
    [InlineData("places", Place, "{en: [Palace]}", "{English: [Palace]}", "places[0].names.English", "'English'")]
    [InlineData("places", Place, "{en: [Palace]}", "{en: [[Palace]]}", "places[0].names.en", "a list of 1")]
    [InlineData("places", Place, "kind: palace", "kind: palace, colour: red", "places[0].colour", "an unknown field")]
    [InlineData("places", Place, "kind: palace", "kind: palace, country: Russia", "places[0].country", "'Russia'")]
    [InlineData("places", Place, "kind: palace", "kind: palace, country: ru", "places[0].country", "'ru'")]
    [InlineData("units", Unit, "kind: sailors", "kind: pirates", "units[0].kind", "'pirates'")]
    [InlineData("units", Unit, "present: {place: bank, from: 1917-11-07T00:00}", "present: bank", "units[0].present", "'bank'")]
    [InlineData("units", Unit, "present: {place: bank, from: 1917-11-07T00:00}, ", "", "units[0].present", "nothing")]
    [InlineData("units", Unit, "from: 1917-11-07T00:00", "from: noon", "units[0].present.from", "'noon'")]
    [InlineData("units", Unit, "value: 5", "value: -5", "units[0].strength[0].value", "'-5'")]
    [InlineData("units", Unit, "strength: [", "strength: [many, ", "units[0].strength[0]", "'many'")]
    [InlineData("events", Event, "when: 1917-11-07T06", "when: at six", "events[0].when", "'at six'")]
    [InlineData("events", Event, "when: 1917-11-07T06", "when: [1917, 11, 7]", "events[0].when", "a list of 3")]
    [InlineData("events", Event, "places: [bank]", "places: bank", "events[0].places", "'bank'")]
    [InlineData("events", Event, "certainty: probable", "certainty: maybe", "events[0].certainty", "'maybe'")]
    [InlineData("events", Event, "control: {bank: red}", "control: [bank]", "events[0].control", "a list of 1")]
    [InlineData("events", Event, "bridges: {span: opened}", "bridges: {span: up}", "events[0].bridges.span", "'up'")]
    [InlineData("events", Event, "bridges: {span: opened}", "bridges: [span]", "events[0].bridges", "a list of 1")]
    [InlineData("events", Event, "lines: [1, 2]", "lines: [1, 2, 3]", "events[0].citations[0].lines", "a list of 3")]
    [InlineData("events", Event, "lines: [1, 2]", "lines: [1, 2.5]", "events[0].citations[0].lines", "'2.5'")]
    [InlineData("events", Event, "lines: [1, 2]", "page: 1", "events[0].citations[0].lines", "nothing", "an unknown field")]
    [InlineData("events", Event, "claims: {time: about six}", "claims: about six", "events[0].citations[0].claims", "'about six'")]
    [InlineData("events", Event, "claims: {time: about six}", "claims: {time: [6]}", "events[0].citations[0].claims.time", "a list of 1")]
    [InlineData("movements", Movement, "mode: foot", "mode: broomstick", "movements[0].mode", "'broomstick'")]
    [InlineData("movements", Movement, "via: [[30.05, 60]]", "via: [[30.05]]", "movements[0].via[0]", "a list of 1")]
    [InlineData("movements", Movement, "via: [[30.05, 60]]", "via: [Bank Street]", "movements[0].via[0]", "'Bank Street'")]
    public void A_field_that_cannot_be_read_is_named_with_what_was_found(
        string section, string item, string text, string by, string field, params string[] found)
    {
        Assert.Contains(text, item, StringComparison.Ordinal);
        var problems = _seeds.Write("more", $"{section}:\n  - {item.Replace(text, by, StringComparison.Ordinal)}").Problems;

        Assert.Equal(found, problems.Select(problem => problem.Found));
        Assert.Equal(("more.yaml", 2, field), (problems[0].File, problems[0].Line, problems[0].Field));
    }

    [Theory]
    [InlineData("[29, 59, 31, 61]", "[31, 59, 29, 61]")]
    [InlineData("[29, 59, 31, 61]", "[29, 61, 31, 59]")]
    [InlineData("[29, 59, 31, 61]", "[29, 59, 31]")]
    [InlineData("[29, 59, 31, 61]", "Petrograd")]
    public void A_view_that_is_no_box_is_refused(string text, string by) =>
        Assert.Equal("dataset.view", _seeds.Edit("dataset", text, by).Problem.Field);

    [Fact]
    public void A_problem_says_file_line_field_found_and_allowed()
    {
        _seeds.Edit("units", "kind: infantry", "kind: infantery");

        Assert.Equal(
            "units.yaml:4: units[0].kind: found 'infantery'; allowed: one of infantry, cavalry, artillery, armoured-car, ship, train, motor-car, sailors, red-guards, person, body",
            _seeds.Problem.ToString());
    }

    [Fact]
    public void What_only_the_whole_can_tell_is_found_at_the_line_of_its_field()
    {
        _seeds.Edit("units", "place: barracks", "place: nowhere");

        var problem = _seeds.Problem;
        Assert.Equal(("units.yaml", 6, "units[0].present.place", "'nowhere'"), (problem.File, problem.Line, problem.Field, problem.Found));
    }

    [Fact]
    public void A_field_of_a_list_is_found_at_the_line_of_its_item()
    {
        _seeds.Edit("units", "citations: [{source: chronicle, lines: 1}]", "citations:\n      - {source: chronicle, lines: 1}\n      - {source: hearsay, lines: 1}");

        Assert.Equal(("units[0].citations[1].source", 9), (_seeds.Problem.Field, _seeds.Problem.Line));
    }

    [Fact]
    public void The_problems_of_all_files_are_told_at_once_in_order_of_file_and_line()
    {
        _seeds.Edit("sides", "pattern: solid", "pattern: stripes");
        _seeds.Edit("places", "accuracy: 10, names: {en: [Bank]}", "accuracy: wide, names: {}");
        _seeds.Edit("units", "kind: infantry", "kind: infantery");

        Assert.Equal(
            ["places.yaml:3", "places.yaml:3", "sides.yaml:2", "units.yaml:4"],
            _seeds.Problems.Select(problem => $"{problem.File}:{problem.Line}"));
    }

    [Fact]
    public void An_item_that_could_not_be_read_brings_no_second_problem() =>
        Assert.Equal("units[0].side", _seeds.Edit("units", "side: red", "side: The Reds").Problem.Field);

    [Fact]
    public void An_id_that_is_there_twice_is_refused() =>
        Assert.Equal(("twin.yaml", 2, "'bank' twice"), Locate(_seeds.Write("twin", "places:\n  - {id: bank, kind: b, at: [30, 60], accuracy: 1, names: {en: [B]}}").Problem));

    [Fact]
    public void A_source_that_is_there_twice_is_refused() =>
        Assert.Equal("'chronicle' twice", _seeds.Write("more", $"sources: [{Source.Replace("notes,", "chronicle,", StringComparison.Ordinal)}]").Problem.Found);

    [Fact]
    public void Items_may_stand_in_any_file() =>
        Assert.Equal(7, _seeds.Write("a", "sides: []\nplaces:\n  - " + Place).Read().Count - 1);

    [Fact]
    public void An_unknown_section_is_refused()
    {
        var problem = _seeds.Write("more", "sides: []\npeople: []").Problem;

        Assert.Equal(("more.yaml", 2, "an unknown section"), Locate(problem));
        Assert.Contains("movements", problem.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sides: {id: white}", "a mapping")]
    [InlineData("sides: white", "'white'")]
    [InlineData("sides: [white]", "'white'")]
    public void A_section_is_a_list_of_mappings(string yaml, string found) => Assert.Equal(found, _seeds.Write("more", yaml).Problem.Found);

    [Fact]
    public void Seeds_without_a_header_are_refused()
    {
        _seeds.Delete("dataset");

        Assert.Equal(("dataset", "0 of them"), (_seeds.Problem.Field, _seeds.Problem.Found));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() => Assert.Equal(
        "no such folder", Assert.Throws<InvalidSeedsException>(() => SeedFolder.Read(Path.Combine(_seeds.Path, "none"))).Problems[0].Found);

    [Fact]
    public void A_folder_without_seeds_is_refused()
    {
        using var empty = new TemporaryFolder();

        Assert.Contains(Assert.Throws<InvalidSeedsException>(() => SeedFolder.Read(empty.Path)).Problems, problem => problem.Found == "no .yaml file");
    }

    [Fact]
    public void Files_of_other_kinds_and_in_folders_below_are_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(_seeds.Path, "drafts"));
        File.WriteAllText(Path.Combine(_seeds.Path, "drafts", "more.yaml"), "nonsense");
        File.WriteAllText(Path.Combine(_seeds.Path, "COVERAGE.md"), "nonsense");

        Assert.NotEmpty(_seeds.Read());
    }

    private T Read<T>(string section, string item, string id)
        where T : Item =>
        _seeds.Write("more", $"{section}:\n  - {item}").Read().OfType<T>().Single(one => one.Key.Id == id);

    private static (string File, int Line, string Found) Locate(SeedProblem problem) => (problem.File, problem.Line, problem.Found);
}
