using System.Text;
using MapService.Archive.Import;
using MapService.History;
using MapService.History.Dating;
using MapService.History.Events;
using MapService.History.Sources;

namespace MapService.Archive.Tests.Import;

public sealed class SeedTextTests
{
    private const string Event = """
        {
          "id": "taken", "kind": "seizure", "title": "Taken", "account": "It happened.",
          "when": "1917-11-07T06",
          "citations": [{"source": "chronicle", "lines": [1, 2]}]
        }
        """;

    private static readonly Source Gazette = Sample.Source with { Id = new("gazette"), Calendar = Calendar.Julian };

    public static TheoryData<string> Shipped => [.. Enum.GetNames<ItemKind>()];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_item_is_read_back_from_what_is_written_of_it(string kind)
    {
        var items = SeedFolder.Read(Repository.Seeds);
        foreach (var item in items.Where(item => item.Key.Kind.ToString() == kind))
            Assert.Equal(ItemJson.Write(item), ItemJson.Write(Reread(item)));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void An_item_is_written_as_a_seed_file_of_its_own(string kind)
    {
        var item = SeedFolder.Read(Repository.Seeds).First(item => item.Key.Kind.ToString() == kind);
        using var text = new StringReader(SeedWriter.WriteFile(item));

        Assert.Equal(ItemJson.Write(item), ItemJson.Write(Assert.Single(SeedText.ReadYaml("item.yaml", text, []))));
    }

    /// <summary>Every field that the schema knows; a field that is written of no item would be lost with the first edit.</summary>
    [Theory]
    [InlineData("dataset", "{id: a, title: A, description: A., language: en, clock: local, span: {from: 1917-11-07T00:00, to: 1917-11-08T00:00}, opening: 1917-11-07T01:00, view: [29, 59, 31, 61], region: [28, 58, 32, 62], eventKinds: [{id: a, name: A, sign: shots}], chapters: [{id: a, title: A, from: 1917-11-07T00:00, to: 1917-11-07T05:00}]}")]
    [InlineData("source", "{id: a, title: A, author: B, language: nl, calendar: julian, document: a.txt, lines: 10, note: N}")]
    [InlineData("side", "{id: a, name: A, description: A., colour: \"#0072B2\", pattern: dots}")]
    [InlineData("place", "{id: a, kind: palace, at: [30.2, 60.1], accuracy: 20, names: {en: [A, B], ru: А}, evidence: E, country: RU}")]
    [InlineData("unit", "{id: a, side: red, kind: sailors, name: A, names: {en: B}, present: {place: bank, from: 1917-11-07T00:00, to: 1917-11-07T05:00}, strength: [{value: 5, of: men, citations: [{source: chronicle, lines: 2}]}], conflicts: [{about: time, adopted: six, reason: R}], citations: [{source: chronicle, lines: [3, 4], claims: {time: six}, corrections: [{printed: sex, read: six, evidence: E}]}]}")]
    [InlineData("event", "{id: a, kind: seizure, title: A, account: A., when: {at: 1917-11-07T06:00, precision: part-of-day, derived: D}, places: [bank], units: [guards], side: red, control: {bank: red}, bridges: {bank: opened}, causes: [b], certainty: probable, conflicts: [{about: time, adopted: six, reason: R}], citations: [{source: chronicle, lines: 1}]}")]
    [InlineData("movement", "{id: a, unit: guards, from: barracks, to: bank, mode: foot, course: direct, column: {length: 300, derived: D}, via: [[30.05, 60], bridge], depart: 1917-11-07T05:00, arrive: {from: 1917-11-07T06:00, to: 1917-11-07T06:30}, certainty: possible, conflicts: [{about: time, adopted: six, reason: R}], citations: [{source: chronicle, lines: 1}]}")]
    [InlineData("lecture", "{id: a, title: A, language: en, summary: S., cues: [{heading: H, text: T., notes: N., minutes: 1.5, at: 1917-11-07T05:00, to: 1917-11-07T06:00, speed: 60, then: go-on, camera: {place: bank, zoom: 14.5}, highlight: {places: [bank], units: [guards], events: [b]}, lens: {sides: [red], kinds: [seizure], sources: [chronicle], certainties: [certain, possible]}, pictures: [{file: a.svg, caption: C, credit: D}]}, {heading: H, text: T., minutes: 1, at: 1917-11-07T05:00, camera: {bounds: [30, 59, 31, 60]}}, {heading: H, text: T., minutes: 1, at: 1917-11-07T05:00, camera: {follow: unit, unit: guards}}]}")]
    public void Every_field_is_written_and_read_back(string kind, string yaml)
    {
        using var text = new StringReader(kind == "dataset" ? $"dataset: {yaml}" : $"{kind}s: [{yaml}]");
        var item = Assert.Single(SeedText.ReadYaml("item.yaml", text, [Sample.Source]));

        Assert.Equal(SeedSchema.FieldsOf(kind).Order(), SeedWriter.Write(item).Select(field => field.Key).Order());
        Assert.Equal(ItemJson.Write(item), ItemJson.Write(Reread(item)));
    }

    [Theory]
    [InlineData("1917-10", Calendar.Julian)]
    [InlineData("1917-10-25", Calendar.Julian)]
    [InlineData("1917-10-25T02", Calendar.Julian)]
    [InlineData("1917-11-07T02:10", Calendar.Gregorian)]
    [InlineData("1917-11-07T02:10:30", Calendar.Gregorian)]
    public void A_time_is_written_as_short_as_it_was(string written, Calendar calendar)
    {
        Assert.True(WrittenTime.TryParse(written, calendar, out var when, out _));
        var happening = Sample.Event("seizure", when) with { Citations = [Sample.Citation] };

        Assert.Equal(written, SeedWriter.Write(happening)["when"]!["at"]!.GetValue<string>());
        Assert.Equal(when, ((HistoricalEvent)Reread(happening)).When);
    }

    [Fact]
    public void A_stretch_and_a_moment_of_any_precision_come_back() => Prop.ForAll(
        Gen.Choose(0, 400_000).ToArbitrary(),
        Gen.Elements(0, 1, 60, 1440, 1441).ToArbitrary(),
        Gen.Elements(Enum.GetValues<Precision>()).ToArbitrary(),
        (start, minutes, precision) =>
        {
            var from = Sample.Time("1917-05-14T00:00").PlusMinutes(start);
            var happening = Sample.Event("seizure", When.Between(from, from.PlusMinutes(minutes), precision, (Calendar)(start % 2)) with { Derivation = "guess" });
            return ((HistoricalEvent)Reread(happening)).When == happening.When;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_time_is_in_the_calendar_of_the_source_that_is_cited() => Assert.Equal(
        Sample.Time("1917-11-20T06:00"), ((HistoricalEvent)Read(Event.Replace("chronicle", "gazette", StringComparison.Ordinal))).When.From);

    [Fact]
    public void A_null_is_a_field_that_was_left_out() =>
        Assert.Null(((HistoricalEvent)Read(Event.Replace("\"title\"", "\"side\": null, \"title\"", StringComparison.Ordinal))).Side);

    [Theory]
    [InlineData("\\ud83d\\ude82 \\/ \\u0416", "🚂 / Ж")]
    [InlineData("tab\\tquote\\\"", "tab\tquote\"")]
    public void Any_JSON_text_is_read(string json, string text) =>
        Assert.Equal(text, ((HistoricalEvent)Read(Event.Replace("Taken", json, StringComparison.Ordinal))).Title);

    [Theory]
    [InlineData("\"when\": \"1917-11-07T06\"", "\"when\": \"at six\"", "when", 3)]
    [InlineData("\"lines\": [1, 2]", "\"lines\": [1, 2.5]", "citations[0].lines", 4)]
    [InlineData("\"title\": \"Taken\", ", "", "title", 1)]
    [InlineData("\"title\": \"Taken\"", "\"title\": \"\"", "title", 2)]
    [InlineData("\"title\": \"Taken\"", "\"titel\": \"Taken\"", "title", 1)]
    [InlineData("\"title\": \"Taken\"", "\"title\": {\"en\": \"Taken\"}", "title", 2)]
    public void A_field_that_cannot_be_read_is_named_from_the_item_on(string text, string by, string field, int line)
    {
        var problem = Refuse(Event.Replace(text, by, StringComparison.Ordinal))[0];

        Assert.Equal((field, line), (problem.Field, problem.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{} {}")]
    [InlineData("{\"id\": \"a\", \"id\": \"b\"}")]
    [InlineData("{\"id\": 'a'}")]
    [InlineData("{\"id\": \"a\"} // remark")]
    [InlineData("{\"id\": NaN}")]
    [InlineData("{\"id\": \"\\ud83d\"}")]
    public void What_is_no_JSON_object_is_refused(string json) => Assert.NotEmpty(Refuse(json));

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused() =>
        Assert.Throws<InvalidSeedsException>(() => SeedText.ReadJson(ItemKind.Side, [.. "{\"id\": \"caf"u8, 0xE9, .. "\"}"u8], []));

    [Theory]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Deep_nesting_is_refused_and_does_not_end_the_process(int depth) =>
        Assert.Contains("nested too deep", Assert.Single(Refuse(new string('[', depth))).Found, StringComparison.Ordinal);

    [Fact]
    public void A_number_beyond_all_bounds_is_refused() => Assert.Equal("'1e999'", Assert.Throws<InvalidSeedsException>(() => SeedText.ReadJson(
        ItemKind.Place, "{\"id\":\"a\",\"kind\":\"b\",\"at\":[30,60],\"accuracy\":1e999,\"names\":{\"en\":\"A\"}}"u8, [])).Problems[0].Found);

    [Fact]
    public void A_text_without_items_is_refused()
    {
        using var text = new StringReader("# nothing yet\n");

        Assert.Throws<InvalidSeedsException>(() => SeedText.ReadYaml("item.yaml", text, []));
    }

    [Fact]
    public void A_text_may_bring_the_source_that_it_cites()
    {
        using var text = new StringReader("""
            sources:
              - {id: notes, title: Notes, author: Unsigned, language: ru, calendar: julian, document: notes.txt, lines: 10}
            events:
              - {id: taken, kind: seizure, title: Taken, account: It happened., when: 1917-10-25, citations: [{source: notes, lines: 1}]}
            """);

        var items = SeedText.ReadYaml("item.yaml", text, [Sample.Source]);
        Assert.Equal(Sample.Time("00:00"), items.OfType<HistoricalEvent>().Single().When.From);
    }

    private static Item Read(string json) => SeedText.ReadJson(ItemKind.Event, Encoding.UTF8.GetBytes(json), [Sample.Source, Gazette]);

    private static Item Reread(Item item) => SeedText.ReadJson(item.Key.Kind, Encoding.UTF8.GetBytes(SeedWriter.Write(item).ToJsonString()), [Sample.Source]);

    private static IReadOnlyList<SeedProblem> Refuse(string json) => Assert.Throws<InvalidSeedsException>(() => Read(json)).Problems;
}
