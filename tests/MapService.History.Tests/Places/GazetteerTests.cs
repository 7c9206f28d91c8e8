using System.Collections.Immutable;
using MapService.History.Places;
using NetTopologySuite.Geometries;

namespace MapService.History.Tests.Places;

public sealed class GazetteerTests
{
    private static readonly Gazetteer Gazetteer = new(
    [
        Named("winter-palace", ("Winter Palace", "en"), ("Зимній дворецъ", "ru-petr1708"), ("Winterpaleis", "nl")) with { Kind = "palace" },
        Named("state-bank", ("State Bank", "en"), ("Staatsbank", "nl")),
        Named("old-state-bank", ("state bank", "en")),
        Named("petrograd", ("Petrograd", "en"), ("Petrograd", "nl"), ("Pétrograd", "fr")) with { Kind = "town" },
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

    [Theory]
    [InlineData("Winter Palace", MatchReason.Exact)]
    [InlineData("winter-palace", MatchReason.Normalised)]
    [InlineData("Winterpalast", MatchReason.Spelling)]
    [InlineData("Зимнего дворца", MatchReason.Inflected)]
    [InlineData("у Зимнего дворца", MatchReason.Phrase)]
    [InlineData("Winterpaleis te Petrograd", MatchReason.Phrase)]
    [InlineData("Wintre Palace", MatchReason.TypingError)]
    public void The_reason_says_what_had_to_be_allowed_for(string query, MatchReason reason) =>
        Assert.Equal(reason, Assert.Single(Gazetteer.Find(query, 10)).Reason);

    [Fact]
    public void The_closer_the_match_the_higher_the_score()
    {
        var scores = new[] { "Winter Palace", "WINTER PALACE", "Winterpalast", "Зимнего дворца", "Wintre Palace" }
            .Select(query => Gazetteer.Find(query, 1)[0].Score).ToList();

        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(scores.Count, scores.Distinct().Count());
    }

    [Theory]
    [InlineData("Petrograd Palace")]
    [InlineData("Winter Bridge")]
    [InlineData("Winter Palace Hotel")]
    [InlineData("Winter Palace in Vienna")]
    [InlineData("State")]
    [InlineData("Bank")]
    [InlineData("the")]
    public void A_name_with_a_word_too_many_or_too_few_is_another_name(string query) => Assert.Empty(Gazetteer.Find(query, 10));

    [Fact]
    public void A_town_far_away_is_not_the_town_of_a_place()
    {
        var gazetteer = new Gazetteer(
        [
            Named("winter-palace", ("Winter Palace", "en")),
            Sample.Place("moscow", lon: 37.6, lat: 55.7) with { Kind = "town", Names = [new Name("Moscow", "en")] },
        ]);

        Assert.Empty(gazetteer.Find("Winter Palace in Moscow", 10));
    }

    [Theory]
    [InlineData(29, "west")]
    [InlineData(31, "east")]
    public void Of_places_with_one_name_the_nearer_comes_first(double lon, string first)
    {
        var gazetteer = new Gazetteer([Sample.Place("west", 29.1) with { Names = Stations }, Sample.Place("east", 30.9) with { Names = Stations }]);

        Assert.Equal(first, gazetteer.Find("goods station", 10, new Point(lon, 60))[0].Place.Id.Value);
        Assert.Equal(["west", "east"], gazetteer.Find("goods station", 10).Select(match => match.Place.Id.Value));
    }

    [Theory]
    [InlineData("US", "idaho", "unknown", "russia")]
    [InlineData("ru", "russia", "unknown", "idaho")]
    [InlineData("SE", "unknown", "idaho", "russia")]
    [InlineData(null, "idaho", "russia", "unknown")]
    public void Of_places_with_one_name_that_of_the_country_comes_first(string? country, params string[] order)
    {
        var gazetteer = new Gazetteer(
        [
            Named("idaho", ("Moscow", "en")) with { Country = "US" },
            Named("russia", ("Moscow", "en")) with { Country = "RU" },
            Named("unknown", ("Moscow", "en")),
        ]);

        Assert.Equal(order, gazetteer.Find("moscow", 10, country: country).Select(match => match.Place.Id.Value));
    }

    [Fact]
    public void An_adjective_alone_gives_every_place_that_it_goes_with()
    {
        var gazetteer = new Gazetteer([Named("bridge", ("Nikolaevsky Bridge", "en")), Named("station", ("Nikolaevsky Station", "en"))]);

        Assert.Equal(["bridge", "station"], gazetteer.Find("Nikolajevskij", 10).Select(match => match.Place.Id.Value));
        Assert.All(gazetteer.Find("Nikolajevskij", 10), match => Assert.Equal(MatchReason.Elliptic, match.Reason));
    }

    [Theory]
    [InlineData("Luha")]
    [InlineData("Luba")]
    [InlineData("Ruga")]
    public void A_short_word_is_never_taken_for_a_typing_error(string query) =>
        Assert.Empty(new Gazetteer([Named("luga", ("Luga", "en"))]).Find(query, 10));

    [Theory]
    [InlineData("Lgua")]
    [InlineData("Luag")]
    public void Two_letters_that_changed_places_are_a_typing_error_in_a_short_word_too(string query) =>
        Assert.Equal(MatchReason.TypingError, Assert.Single(new Gazetteer([Named("luga", ("Luga", "en"))]).Find(query, 10)).Reason);

    [Theory]
    [InlineData("Norway")]
    [InlineData("Narnia")]
    [InlineData("Fontaine")]
    [InlineData("Karpov")]
    [InlineData("Trotsky")]
    [InlineData("Prussia")]
    [InlineData("Australia")]
    [InlineData("Beethoven")]
    public void A_name_that_only_sounds_a_little_like_another_finds_nothing(string query) => Assert.Empty(new Gazetteer(
    [
        Named("narva", ("Narva", "en")), Named("fontanka", ("Fontanka", "en")), Named("karpovka", ("Karpovka", "en")),
        Named("troitsky-bridge", ("Troitsky Bridge", "en")), Named("russia", ("Russia", "en")), Named("austria", ("Austria", "en")), Named("bykhov", ("Bychov", "nl")),
    ]).Find(query, 10));

    [Theory]
    [InlineData("between Krasnoye Selo and Tsarskoye Selo")]
    [InlineData("zwischen Krasnoje Selo und Zarskoje Selo")]
    public void A_word_may_come_twice(string query)
    {
        var gazetteer = new Gazetteer([Named("front", ("mellan Krasnoje och Tsarskoje Selo", "sv"), ("zwischen Krasnoje und Zarskoje Selo", "de"))]);

        Assert.Equal("front", Assert.Single(gazetteer.Find(query, 10)).Place.Id.Value);
    }

    [Theory]
    [InlineData("auf dem Weg zum Winterpalast")]
    [InlineData("on the way to the Winter Palace")]
    [InlineData("på väg till Vinterpalatset")]
    [InlineData("unter Winterpalast")]
    public void The_way_to_a_place_is_a_phrase_around_its_name(string query) =>
        Assert.Equal(MatchReason.Phrase, Assert.Single(Gazetteer.Find(query, 10)).Reason);

    [Theory]
    [InlineData("Winter Plaace")]
    [InlineData("Winter Palcae")]
    [InlineData("State Bnak")]
    public void The_word_of_a_kind_may_be_mistyped_too(string query) => Assert.NotEmpty(Gazetteer.Find(query, 10));

    [Fact]
    public void A_place_may_be_called_by_two_of_its_names_at_once()
    {
        var gazetteer = new Gazetteer([Named("headquarters", ("Stavka", "en"), ("Mogilev", "en"))]);

        Assert.Equal("headquarters", Assert.Single(gazetteer.Find("Stavka in Mogilev", 10)).Place.Id.Value);
    }

    [Fact]
    public void A_country_is_the_surroundings_of_what_lies_in_it()
    {
        var gazetteer = new Gazetteer([Named("russia", ("Russia", "en")) with { Kind = "country", AccuracyMetres = 1_000_000 }, Named("petrograd", ("Petrograd", "en"))]);

        Assert.Equal("petrograd", Assert.Single(gazetteer.Find("Petrograd, Russia", 10)).Place.Id.Value);
        Assert.Equal("russia", Assert.Single(gazetteer.Find("Russia", 10)).Place.Id.Value);
    }

    [Fact]
    public void An_adjective_alone_is_a_palace_before_it_is_a_theatre_whatever_their_order()
    {
        Place[] places =
        [
            Named("theatre", ("Mariinsky Theatre", "en")) with { Kind = "theatre" }, Named("palace", ("Mariinsky Palace", "en")) with { Kind = "palace" },
        ];

        Assert.Equal(["palace", "theatre"], new Gazetteer(places).Find("Mariinsky", 10).Select(match => match.Place.Id.Value));
        Assert.Equal(["palace", "theatre"], new Gazetteer(places.Reverse()).Find("Mariinsky", 10).Select(match => match.Place.Id.Value));
    }

    [Fact]
    public void Any_text_is_answered() =>
        Prop.ForAll<string>(text => Gazetteer.Find(text ?? "", 5).All(match => match.Score is > 0 and <= 1)).QuickCheckThrowOnFailure();

    private static readonly ImmutableArray<Name> Stations = [new Name("Goods Station", "en")];

    private static Place Named(string id, params (string Text, string Language)[] names) =>
        Sample.Place(id) with { Names = [.. names.Select(name => new Name(name.Text, name.Language))] };
}
