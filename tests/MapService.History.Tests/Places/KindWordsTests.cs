using MapService.History.Places;

namespace MapService.History.Tests.Places;

public sealed class KindWordsTests
{
    [Theory]
    [InlineData("palace", "palace", "paleis", "palatset", "palats", "palast", "palais", "дворец", "дворца", "дворцом", "dvorets")]
    [InlineData("station", "station", "stationen", "bahnhof", "bahnhofs", "gare", "вокзал", "вокзале", "vokzal")]
    [InlineData("bridge", "bridge", "brug", "bron", "brucke", "pont", "мост", "моста", "most")]
    [InlineData("fortress", "fortress", "vesting", "fastningen", "festung", "forteresse", "крепость", "крепости")]
    [InlineData("square", "square", "plein", "torget", "platz", "place", "площадь", "площади", "ploshchad")]
    [InlineData("street", "street", "straat", "gatan", "strasse", "rue", "улица", "prospekt", "проспекте")]
    [InlineData("embassy", "embassy", "ambassade", "ambassaden", "botschaft", "посольство", "посольстве")]
    [InlineData("island", "island", "eiland", "insel", "ile", "остров", "острова")]
    public void A_kind_is_known_in_six_languages(string kind, params string[] words) =>
        Assert.All(words, word => Assert.Equal(kind, KindWords.Find(word)));

    [Theory]
    [InlineData("winterpaleis", "winter", "palace")]
    [InlineData("vinterpalatsets", "vinter", "palace")]
    [InlineData("nikolajbron", "nikolaj", "bridge")]
    [InlineData("finlandsstationen", "finlands", "station")]
    [InlineData("reichsbank", "reichs", "bank")]
    [InlineData("paleisbrug", "paleis", "bridge")]
    public void A_compound_comes_apart(string word, string start, string kind) => Assert.Equal((start, kind), KindWords.Split(word));

    [Theory]
    [InlineData("kronstadt")]
    [InlineData("petrograd")]
    [InlineData("smolny")]
    [InlineData("gatchina")]
    [InlineData("dnipro")]
    public void A_word_that_only_sounds_like_a_compound_stays_whole(string word) => Assert.Null(KindWords.Split(word));

    [Fact]
    public void Palace_and_castle_are_kin_and_bridge_and_station_are_not()
    {
        Assert.Contains("castle", KindWords.KinOf("palace"));
        Assert.DoesNotContain("station", KindWords.KinOf("bridge"));
    }
}
