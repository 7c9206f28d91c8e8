using System.Collections.Frozen;

namespace MapService.History.Places;

/// <summary>
/// Words that say nothing about which place is meant: articles, prepositions and conjunctions of the six languages, and the
/// country that every place here lies in.
/// </summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = string.Join(
        ' ',
        "the a an of at in on near by to from for and before behind opposite beside around into towards outside inside",
        "de het een van te ten ter bij naar uit voor op aan der den des en achter tegenover rond om richting vanuit naast",
        "i av vid till från fran pa på den det de och hos mot ur framför framfor nära nara bakom mittemot omkring för",
        "die das dem zu zum zur am im an auf bei beim vom von und vor nach aus hinter neben gegenüber gegenuber ins",
        "le la les l d du des à au aux en dans sur chez près pres vers devant derrière derriere et un une",
        "у в во на к ко от до из с со за под над при около возле близ перед напротив и о об у по для",
        "u v vo na k ko ot do iz s so za pod pri okolo vozle bliz pered",
        "russia rusland ryssland russland russie россия россии россию rossiya")
        .Split(' ').Select(NameKey.Of).ToFrozenSet();

    /// <summary>Whether a word of a <see cref="NameKey"/> is one. O(1).</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
