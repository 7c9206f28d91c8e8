using MapService.History.Places;

namespace MapService.History.Tests.Places;

public sealed class TransliterationTests
{
    [Theory]
    [InlineData("гатчина", "gatchina", "gatsjina", "gattjina", "gattschina", "gatschina", "gatshina")]
    [InlineData("жизнь", "zhizn", "zjizn", "sjisn", "schisn")]
    [InlineData("царское", "tsarskoye", "tsarskoje", "zarskoje", "tsarskoie", "tzarskoe")]
    [InlineData("псков", "pskov", "pskoff", "pskow")]
    [InlineData("кронштадт", "kronstadt", "kronshtadt", "cronstadt")]
    [InlineData("смольныи", "smolny", "smolnyj", "smolnij", "smolni", "smolniy")]
    [InlineData("пулково", "pulkovo", "pulkowo", "poelkovo", "poulkovo")]
    [InlineData("детское", "detskoe", "detskoje")]
    [InlineData("николаевскии", "nikolaevsky", "nikolajevski", "nikolayevskij", "nikolaievski")]
    [InlineData("юсупов", "yusupov", "jusupow", "ioussoupov", "joesoepov")]
    public void A_Russian_word_sounds_the_same_however_it_is_written(string russian, params string[] spellings) =>
        Assert.All(spellings, spelling => Assert.Equal(Transliteration.SoundOf(russian), Transliteration.SoundOf(spelling)));

    [Theory]
    [InlineData("gatchina", "kachina")]
    [InlineData("narva", "neva")]
    [InlineData("троицкии", "троцкии")]
    [InlineData("troitsky", "trotsky")]
    [InlineData("riga", "rika")]
    [InlineData("ii", "i")]
    public void Different_words_sound_different(string one, string other) =>
        Assert.NotEqual(Transliteration.SoundOf(one), Transliteration.SoundOf(other));

    [Theory]
    [InlineData("carskoe", "царское")]
    [InlineData("michailovski", "михаиловски")]
    [InlineData("tuchkov", "тучков", false)]
    public void A_learned_c_and_ch_have_a_reading_of_their_own(string written, string russian, bool isSame = true) =>
        Assert.Equal(isSame, Transliteration.LearnedSoundOf(written) == Transliteration.SoundOf(russian));

    [Fact]
    public void Any_word_has_a_sound() =>
        Prop.ForAll<string>(text => NameKey.Of(text ?? "").Split(' ').All(word => Transliteration.SoundOf(word) is not null)).QuickCheckThrowOnFailure();
}
