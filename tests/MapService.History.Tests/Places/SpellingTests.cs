using MapService.History.Places;
using Xunit.Abstractions;

namespace MapService.History.Tests.Places;

/// <summary>Tables of spellings against the shipped gazetteer.</summary>
public sealed class SpellingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("spellings-documents.txt", 200, 1)]
    [InlineData("spellings-further.txt", 1500, 0.98)]
    public void The_right_place_comes_first_for_every_spelling_of_the_documents_and_for_98_of_100_further_ones(string table, int atLeast, double hitRate)
    {
        var spellings = Spellings(table).ToList();
        var missed = spellings.Where(spelling => First(spelling.Text)?.Place.Id.Value != spelling.Place).ToList();

        foreach (var (place, text) in missed)
            output.WriteLine($"{text}: {First(text)?.Place.Id.Value ?? "nothing"} instead of {place}");
        output.WriteLine($"{spellings.Count - missed.Count} of {spellings.Count}");
        Assert.True(spellings.Count >= atLeast);
        Assert.True(spellings.Count - missed.Count >= hitRate * spellings.Count, string.Join("; ", missed));
    }

    [Fact]
    public void Names_that_no_place_bears_find_nothing()
    {
        var listed = ShippedPlaces.All.SelectMany(place => place.Names).Select(name => NameKey.Of(name.Text)).ToHashSet();
        var names = Lines("names-elsewhere.txt").Where(name => !listed.Contains(NameKey.Of(name))).ToList();
        var found = names.Select(name => (Name: name, Match: First(name))).Where(pair => pair.Match is not null).ToList();

        output.WriteLine($"{found.Count} of {names.Count} found something");
        Assert.True(names.Count >= 300);
        Assert.True(found.Count == 0, string.Join("; ", found.Select(pair => $"{pair.Name}: {pair.Match!.Matched.Text} {pair.Match.Score:0.00}")));
    }

    [Fact]
    public void Every_name_finds_its_own_place_with_the_full_score() => Assert.All(
        ShippedPlaces.All.SelectMany(place => place.Names.Select(name => (place.Id, name.Text))),
        pair => Assert.Contains(ShippedPlaces.Gazetteer.Find(pair.Text, 50), match => match.Place.Id == pair.Id && match.Score == 1));

    [Fact]
    public void A_score_is_above_0_and_at_most_1() => Assert.All(
        Spellings("spellings-further.txt").SelectMany(spelling => ShippedPlaces.Gazetteer.Find(spelling.Text, 10)),
        match => Assert.InRange(match.Score, 0.01, 1));

    private static GeocodeMatch? First(string text) => ShippedPlaces.Gazetteer.Find(text, 1).FirstOrDefault();

    private static IEnumerable<(string Place, string Text)> Spellings(string table) =>
        from line in Lines(table)
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        from text in line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries)
        select (line[..colon], text);

    private static IEnumerable<string> Lines(string table) =>
        File.ReadLines(Repository.At("tests", "MapService.History.Tests", "Places", table)).Where(line => line.Length > 0 && line[0] != '#');
}
