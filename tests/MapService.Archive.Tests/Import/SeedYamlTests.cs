using MapService.Archive.Import;

namespace MapService.Archive.Tests.Import;

/// <summary>What of YAML is read, and what is refused, before anything is known of its meaning.</summary>
public sealed class SeedYamlTests : IDisposable
{
    private readonly SeedFiles _seeds = new();

    public void Dispose() => _seeds.Dispose();

    [Fact]
    public void What_is_no_YAML_is_reported_where_it_is_and_not_where_its_item_begins()
    {
        var problem = _seeds.Write("more", "sides:\n  - id: blue\n    name: Blue\n\tcolour: none\n").Problem;

        Assert.Equal((4, "well-formed YAML"), (problem.Line, problem.Allowed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a remark\n")]
    [InlineData("sides:\n")]
    [InlineData("sides: []\n")]
    public void A_file_without_items_is_allowed(string yaml) => Assert.NotEmpty(_seeds.Write("more", yaml).Read());

    [Theory]
    [InlineData("sides:\n  - &red {id: blue}", 2, "the anchor &red")]
    [InlineData("sides:\n  - {id: &red blue}", 2, "the anchor &red")]
    [InlineData("sides:\n  - {&red id: blue}", 2, "the anchor &red")]
    [InlineData("sides:\n  - *red", 2, "an alias")]
    [InlineData("sides:\n  - {id: *red }", 2, "an alias")]
    [InlineData("sides:\n  - !!map {id: blue}", 2, "the tag tag:yaml.org,2002:map")]
    [InlineData("sides:\n  - {id: !secret blue}", 2, "the tag !secret")]
    [InlineData("sides:\n  - {!secret id: blue}", 2, "the tag !secret")]
    [InlineData("sides: []\nplaces: []\nsides: []", 3, "'sides' twice")]
    [InlineData("sides:\n  - {id: blue, id: green}", 2, "'id' twice")]
    [InlineData("sides: []\n---\nsides: []", 2, "a second document")]
    [InlineData("just a text", 1, "'just a text'")]
    [InlineData("- a list", 1, "a list of 1")]
    public void What_seeds_do_not_use_is_refused_with_its_line(string yaml, int line, string found)
    {
        var problem = _seeds.Write("more", yaml).Problem;

        Assert.Equal(("more.yaml", line, "file", found), (problem.File, problem.Line, problem.Field, problem.Found));
    }

    [Theory]
    [InlineData("sides:\n  - {id: blue", 3)]
    [InlineData("sides:\n\t- id: blue", 2)]
    [InlineData("sides:\n  - id: \"blue", 2)]
    [InlineData("sides: [\n  {id: blue},\n  ]]", 3)]
    [InlineData("? {a: b}\n: c", 1)]
    [InlineData("sides:\n  - [red,#white]", 2)]
    public void What_is_not_YAML_is_refused_with_a_line(string yaml, int line)
    {
        var problem = _seeds.Write("more", yaml).Problem;

        Assert.Equal(("more.yaml", "well-formed YAML"), (problem.File, problem.Allowed));
        Assert.InRange(problem.Line, line - 1, line + 1);
    }

    [Fact]
    public void More_than_32_levels_are_refused() =>
        Assert.Equal("more than 32 levels", _seeds.Write("more", $"sides: {new string('[', 33)}{new string(']', 33)}").Problem.Found);

    [Fact]
    public void A_million_levels_are_refused_without_a_crash() =>
        Assert.Equal("more than 32 levels", _seeds.Write("more", $"sides: {new string('[', 1_000_000)}").Problem.Found);

    [Fact]
    public void A_huge_file_is_refused_unread()
    {
        var problem = _seeds.Write("more", new string('#', (16 * 1024 * 1024) + 1)).Problem;

        Assert.Equal("16777217 bytes", problem.Found);
    }

    [Fact]
    public void A_large_file_is_read() => Assert.NotEmpty(_seeds.Write("more", new string('#', 16 * 1024 * 1024)).Read());

    [Theory]
    [InlineData("One day.", "One day.")]
    [InlineData("'One day: it''s so'", "One day: it's so")]
    [InlineData("\"caf\\u00e9\"", "café")]
    [InlineData(">-\n    One\n    day.", "One day.")]
    [InlineData("|\n    One\n    day.", "One\nday.")]
    [InlineData("\"null\"", "null")]
    [InlineData("Зимній дворецъ", "Зимній дворецъ")]
    public void A_text_may_be_written_in_any_way_of_YAML(string yaml, string text) =>
        Assert.Equal(text, _seeds.Edit("dataset", "One day.", yaml).Read<History.DatasetHeader>().Description);

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    public void A_field_without_a_value_is_absent(string nothing) =>
        Assert.Equal("nothing", _seeds.Edit("dataset", "One day.", nothing).Problem.Found);

    [Fact]
    public void Any_text_at_all_is_read_or_refused_without_a_crash() => Prop.ForAll<NonNull<string>>(text =>
    {
        using var seeds = new SeedFiles();
        return IsReadOrRefused(seeds.Write("more", text.Get));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Seeds_with_one_character_changed_are_read_or_refused_without_a_crash() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            using var seeds = new SeedFiles();
            ChangeOneCharacter(seeds, new Random(seed));
            return IsReadOrRefused(seeds);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static void ChangeOneCharacter(SeedFiles seeds, Random random)
    {
        var file = Directory.GetFiles(seeds.Path).Order().ElementAt(random.Next(5));
        var text = File.ReadAllText(file);
        var at = random.Next(text.Length);
        File.WriteAllText(file, text[..at] + "{}[]:,-#&*!|>'\"%@` \n\t\0é9"[random.Next(24)] + text[(at + random.Next(2))..]);
    }

    private static bool IsReadOrRefused(SeedFiles seeds)
    {
        try
        {
            return seeds.Read().Count > 0;
        }
        catch (InvalidSeedsException refused)
        {
            return refused.Problems.Count > 0;
        }
    }
}
