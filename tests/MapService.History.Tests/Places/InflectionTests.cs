using MapService.History.Places;

namespace MapService.History.Tests.Places;

public sealed class InflectionTests
{
    [Theory]
    [InlineData("зимнии", "зимнего", "зимняго", "зимнему", "зимним", "зимнем", "зимняя")]
    [InlineData("николаевскии", "николаевского", "николаевскаго", "николаевском", "николаевская", "николаевских")]
    [InlineData("гатчина", "гатчины", "гатчине", "гатчину", "гатчинои")]
    [InlineData("петроград", "петрограда", "петрограде", "петроградом", "petrograds", "petrograder", "petrogradse")]
    [InlineData("синии", "синего", "синему", "синем", "синяя", "синих")]
    [InlineData("вырица", "вырицы", "вырице")]
    [InlineData("время", "времени", "временем")]
    [InlineData("baltisch", "baltische", "baltischer", "baltischen", "baltiska")]
    public void Every_case_has_the_same_stem(string word, params string[] inflected) =>
        Assert.All(inflected, other => Assert.Equal(Stem(word), Stem(other)));

    [Theory]
    [InlineData("смольныи", "смоленск")]
    [InlineData("варшава", "варшавскии")]
    [InlineData("петроград", "петрозаводск")]
    [InlineData("новая", "новгород")]
    public void Another_word_has_another_stem(string one, string other) => Assert.NotEqual(Stem(one), Stem(other));

    [Fact]
    public void A_stem_begins_the_sound_that_it_is_the_stem_of_but_for_isk_of_isch() => Prop.ForAll<string>(text =>
        NameKey.Of(text ?? "").Split(' ').Select(Transliteration.SoundOf).All(sound => WithIsch(sound, Inflection.StemOf(sound))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_ending_isk_may_be_longer_than_the_isch_that_was_written() => Assert.Equal("abisk", Stem("abizj"));

    private static bool WithIsch(string sound, string stem) =>
        sound.StartsWith(stem, StringComparison.Ordinal)
        || (stem.EndsWith("isk", StringComparison.Ordinal) && sound.StartsWith(stem[..^2] + 'S', StringComparison.Ordinal));

    private static string Stem(string word) => Inflection.StemOf(Transliteration.SoundOf(word));
}
