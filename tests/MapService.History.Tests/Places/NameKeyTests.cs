using System.Text;
using MapService.History.Places;

namespace MapService.History.Tests.Places;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("Петроградъ", "Петроград")]
    [InlineData("Троцкій", "Троцкий")]
    [InlineData("Зимній дворецъ", "Зимний дворец")]
    [InlineData("Невскій проспектъ", "Невский проспект")]
    [InlineData("Ѳонтанка", "Фонтанка")]
    [InlineData("Мѵро", "миро")]
    [InlineData("Вѣра", "Вера")]
    [InlineData("Совѣтъ рабочихъ", "Совет рабочих")]
    [InlineData("Орёлъ", "Орел")]
    public void The_orthography_before_1918_is_the_same_name(string old, string today) =>
        Assert.Equal(NameKey.Of(today), NameKey.Of(old));

    [Fact]
    public void A_hard_sign_within_a_word_is_spoken() =>
        Assert.NotEqual(NameKey.Of("Подезд"), NameKey.Of("Подъезд"));

    [Theory]
    [InlineData("Pétrograd", "Petrograd")]
    [InlineData("Militair Revolutionair Comité", "Militair Revolutionair Comite")]
    [InlineData("Göteborg", "Goteborg")]
    [InlineData("Ærø", "Aero")]
    [InlineData("Łódź", "Lodz")]
    [InlineData("Straße", "Strasse")]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("Chișinău", "Chisinau")]
    public void Diacritics_do_not_matter(string written, string plain) => Assert.Equal(NameKey.Of(plain), NameKey.Of(written));

    [Theory]
    [InlineData("Pétrograd")]
    [InlineData("Göteborg")]
    [InlineData("Троицкий")]
    [InlineData("Орёл")]
    public void A_letter_and_its_mark_may_be_one_character_or_two(string composed) =>
        Assert.Equal(NameKey.Of(composed), NameKey.Of(Decompose(composed)));

    [Theory]
    [InlineData("WINTER PALACE", "Winter Palace")]
    [InlineData("ЗИМНІЙ", "зимній")]
    [InlineData("Tsarskoye-Selo", "Tsarskoye Selo")]
    [InlineData("Saint–Petersburg", "Saint Petersburg")]
    [InlineData("  Winter   Palace ", "Winter Palace")]
    [InlineData("Kresheva (St.)", "Kresheva St")]
    [InlineData("Крейсер «Аврора»", "крейсер Аврора")]
    [InlineData("Mar'inskij", "Marinskij")]
    [InlineData("Marʹinskij", "Marinskij")]
    [InlineData("Mar’inskij", "Marinskij")]
    public void Case_hyphens_spaces_and_punctuation_do_not_matter(string written, string plain) =>
        Assert.Equal(NameKey.Of(plain), NameKey.Of(written));

    [Theory]
    [InlineData("Winter Palace", "Winterpalace")]
    [InlineData("Pavlovsk", "Pavlovsky")]
    [InlineData("Station 1", "Station 2")]
    public void Different_names_stay_different(string one, string other) => Assert.NotEqual(NameKey.Of(one), NameKey.Of(other));

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("«»!?")]
    public void What_has_no_letter_or_digit_has_an_empty_key(string text) => Assert.Equal("", NameKey.Of(text));

    [Fact]
    public void A_key_is_its_own_key() =>
        Prop.ForAll<string>(text => NameKey.Of(NameKey.Of(text ?? "")) == NameKey.Of(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void A_key_has_words_with_one_space_between_and_none_around() =>
        Prop.ForAll<string>(text => NameKey.Of(text ?? "") is var key && key.Trim() == key && !key.Contains("  ", StringComparison.Ordinal))
            .QuickCheckThrowOnFailure();

    /// <summary>By hand: <see cref="string.Normalize(NormalizationForm)"/> does nothing where there is no ICU library.</summary>
    private static string Decompose(string text) => text
        .Replace("é", "e\u0301", StringComparison.Ordinal)
        .Replace("ö", "o\u0308", StringComparison.Ordinal)
        .Replace("ё", "е\u0308", StringComparison.Ordinal)
        .Replace("й", "и\u0306", StringComparison.Ordinal);
}
