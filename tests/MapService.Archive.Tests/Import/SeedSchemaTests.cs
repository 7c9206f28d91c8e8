using System.Text.Json;
using System.Text.RegularExpressions;

namespace MapService.Archive.Tests.Import;

/// <summary>The schema with which an editor completes seeds, against what the reader reads.</summary>
public sealed partial class SeedSchemaTests : IDisposable
{
    private static readonly JsonElement Schema = SeedSchema.Root;

    private readonly SeedFiles _seeds = new();

    public static TheoryData<string, string> Kinds => new()
    {
        { "dataset", "dataset" },
        { "sources", "source" },
        { "sides", "side" },
        { "places", "place" },
        { "units", "unit" },
        { "events", "event" },
        { "movements", "movement" },
        { "lectures", "lecture" },
    };

    public void Dispose() => _seeds.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_names_the_fields_that_are_read(string section, string definition) =>
        Assert.Equal(SeedSchema.FieldsOf(definition).Order(), FieldsThatAreRead(section).Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_asks_for_every_field_without_which_an_item_is_refused(string section, string definition) =>
        Assert.Empty(FieldsThatAreMissed(section).Except(Schema.GetProperty("definitions").GetProperty(definition).GetProperty("required").EnumerateArray().Select(name => name.GetString())));

    [Fact]
    public void It_names_the_sections_that_are_read()
    {
        var allowed = _seeds.Write("more", "nonsense: []").Problem.Allowed["one of ".Length..].Split(", ");

        Assert.Equal(Names(Schema.GetProperty("properties")).Order(), allowed.Order());
    }

    [Theory]
    [InlineData("certainty", "events", "certainty")]
    [InlineData("calendar", "sources", "calendar")]
    public void It_allows_the_words_that_are_read(string definition, string section, string field)
    {
        var allowed = _seeds.Write("more", $"{section}: [{{{field}: nonsense}}]").Problems.Single(problem => problem.Found == "'nonsense'").Allowed;

        Assert.Equal($"one of {string.Join(", ", Words(Schema.GetProperty("definitions").GetProperty(definition)))}", allowed);
    }

    [Theory]
    [InlineData("unit", "kind", "units")]
    [InlineData("movement", "mode", "movements")]
    [InlineData("side", "pattern", "sides")]
    public void It_allows_the_kinds_that_are_read(string definition, string field, string section)
    {
        var allowed = _seeds.Write("more", $"{section}: [{{{field}: nonsense}}]").Problems.Single(problem => problem.Found == "'nonsense'").Allowed;

        Assert.Equal(Words(Fields(definition).GetProperty(field)).Order(), allowed["one of ".Length..].Split(", ").Order());
    }

    /// <summary>The reader says which fields it knows when it meets one that it does not know.</summary>
    private IEnumerable<string> FieldsThatAreRead(string section)
    {
        var problem = _seeds.Write("more", $"{section}: [{{nonsense: 1}}]").Problems.Single(problem => problem.Field == $"{section}[0].nonsense");
        return problem.Allowed["one of ".Length..].Split(", ");
    }

    private IEnumerable<string> FieldsThatAreMissed(string section) =>
        from problem in _seeds.Write("more", $"{section}: [{{}}]").Problems
        let field = FieldOfItem().Match(problem.Field).Groups["field"].Value
        where field.Length > 0 && problem.Found is "nothing" or "no name"
        select field;

    private static JsonElement Fields(string definition) =>
        Schema.GetProperty("definitions").GetProperty(definition).GetProperty("properties");

    private static IEnumerable<string> Names(JsonElement properties) => properties.EnumerateObject().Select(property => property.Name);

    private static IEnumerable<string?> Words(JsonElement definition) => definition.GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    [GeneratedRegex(@"^\w+\[0\]\.(?<field>\w+)$")]
    private static partial Regex FieldOfItem();
}

/// <summary>The schema of seed files.</summary>
internal static class SeedSchema
{
    public static JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(Repository.At("seeds", "seed.schema.json"))).RootElement;

    /// <summary>The fields of a kind of items.</summary>
    public static IEnumerable<string> FieldsOf(string definition) =>
        Root.GetProperty("definitions").GetProperty(definition).GetProperty("properties").EnumerateObject().Select(property => property.Name);
}
