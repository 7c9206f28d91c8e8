using MapService.History.Places;

namespace MapService.History.Tests.Places;

public sealed class GazetteerTests
{
    private static readonly Gazetteer Gazetteer = new(
    [
        Named("winter-palace", ("Winter Palace", "en"), ("Зимній дворецъ", "ru-petr1708"), ("Winterpaleis", "nl")),
        Named("state-bank", ("State Bank", "en"), ("Staatsbank", "nl")),
        Named("old-state-bank", ("state bank", "en")),
        Named("petrograd", ("Petrograd", "en"), ("Petrograd", "nl"), ("Pétrograd", "fr")),
    ]);

    [Theory]
    [InlineData("Winter Palace")]
    [InlineData("winter-palace")]
    [InlineData("Зимний дворец")]
    [InlineData("WINTERPALEIS")]
    [InlineData("  Winter Palace  ")]
    public void A_place_is_found_by_any_of_its_names_in_any_spelling(string query) =>
        Assert.Equal("winter-palace", Assert.Single(Gazetteer.Find(query, 10)).Place.Id.Value);

    [Theory]
    [InlineData("Mars")]
    [InlineData("Winter")]
    [InlineData("")]
    [InlineData("!?")]
    public void An_unknown_name_finds_nothing(string query) => Assert.Empty(Gazetteer.Find(query, 10));

    [Fact]
    public void The_same_text_scores_highest() => Assert.Equal(1, Gazetteer.Find("State Bank", 10)[0].Score);

    [Fact]
    public void Another_spelling_scores_less() => Assert.InRange(Gazetteer.Find("STATE BANK", 10)[0].Score, 0.01, 0.99);

    [Fact]
    public void The_place_whose_name_is_the_same_text_comes_first() =>
        Assert.Equal(["old-state-bank", "state-bank"], Gazetteer.Find("state bank", 10).Select(match => match.Place.Id.Value));

    [Fact]
    public void The_name_that_matched_is_told() =>
        Assert.Equal("ru-petr1708", Gazetteer.Find("зимний дворец", 10)[0].Matched.Language);

    [Fact]
    public void A_place_with_the_name_in_several_languages_is_found_once() => Assert.Single(Gazetteer.Find("Pétrograd", 10));

    [Fact]
    public void No_more_are_found_than_asked_for() => Assert.Single(Gazetteer.Find("state bank", 1));

    private static Place Named(string id, params (string Text, string Language)[] names) =>
        Sample.Place(id) with { Names = [.. names.Select(name => new Name(name.Text, name.Language))] };
}
