using System.Collections.Frozen;

namespace MapService.History.Places;

/// <summary>
/// Words that say nothing about which place is meant: articles, prepositions and conjunctions of the six languages.
/// </summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = string.Join(
        ' ',
        "the a an of at in on near by to from for and before behind opposite beside around into towards toward outside inside",
        "between through along past above below under over across beyond within",
        "de het een van te ten ter bij naar uit voor op aan der den des en achter tegenover rond om richting vanuit naast",
        "tussen door langs boven onder over voorbij binnen buiten",
        "i av vid till från fran pa på den det de och hos mot ur framför framfor nära nara bakom mittemot omkring för",
        "mellan genom langs ovanför nedanför under över förbi innanför utanför invid",
        "die das dem zu zum zur am im an auf bei beim vom von und vor nach aus hinter neben gegenüber gegenuber ins",
        "zwischen durch entlang über unter vorbei innerhalb ausserhalb richtung",
        "le la les l d du des à au aux en dans sur chez près pres vers devant derrière derriere et un une",
        "entre par sous sur avant après travers",
        "у в во на к ко от до из с со за под над при около возле близ перед напротив и о об у по для",
        "между через вдоль мимо выше ниже внутри вне вокруг пути",
        "u v vo na k ko ot do iz s so za pod pri okolo vozle bliz pered mezhdu")
        .Split(' ').Select(NameKey.Of).ToFrozenSet();

    /// <summary>Whether a word of a <see cref="NameKey"/> is one. O(1).</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
