using System.Collections.Frozen;

namespace MapService.History.Places;

/// <summary>
/// The words of six languages for kinds of places: palace, paleis, Vinter<i>palatset</i>, дворца. They are the same word to
/// the gazetteer, in a name or in a question, alone or at the end of a compound. The kinds are those of
/// <see cref="Place.Kind"/>, and some that only occur in names.
/// </summary>
public static class KindWords
{
    private const int ShortestRest = 3;

    /// <summary>What is left before a short ending such as -bro must be a word of its own, not the start of Dnipro.</summary>
    private const int ShortestRestBeforeShortWord = 5;
    private const int ShortWord = 4;

    /// <summary>
    /// Words of a kind; those with a hyphen also end compounds in Dutch, Swedish and German. The kinds that are oftenest meant by
    /// an adjective alone come first.
    /// </summary>
    private static readonly (string Kind, string Words)[] Lexicon =
    [
        ("station", "station stations -station -bahnhof -treinstation -jarnvagsstation gare вокзал vokzal vauxhall станция stantsiya"),
        ("palace", "-palace palaces -paleis -paleizen -palats -palast -palais дворец дворца дворцовый дворцовая dvorets dvortsa"),
        ("castle", "castle -kasteel -slot -slott -schloss chateau замок замка zamok"),
        ("mansion", "mansion villa -villa особняк особняка дача дачи osobnyak dacha"),
        ("house", "house -huis -hus -haus maison дом dom flat apartment woning bostad wohnung квартира дома доме дому домом"),
        ("railway", "railway railroad -spoorweg -spoorwegen -jarnvag -jarnvags -eisenbahn bahn chemin fer железная железной дорога дороги rail line spoorlijn"),
        ("street", "street -prospekt prospect -straat -strasse -gata -gatan rue ulitsa улица улицы улице проспект avenue perspective perspektiv perspektivet " +
            "-laan -allee boulevard бульвар road chaussee шоссе highway"),
        ("bridge", "bridge -brug -bro -bron -brucke -bruecke pont мост мостъ most"),
        ("fortress", "fortress -vesting -fastning -festung forteresse крепость крепости krepost citadel fort форт"),
        ("institute", "institute -instituut -institut institution институт institut"),
        ("school", "school schools -school -skola -skolan -schule ecole училище училища школа academy -academie -akademi -akademie academie академия академии " +
            "uchilishche shkola college gymnasium гимназия -kadettskola cadet cadets kadetten kadett юнкерское"),
        ("corps", "corps -korps корпус корпуса korpus"),
        ("bank", "bank -bank -banken banque банк"),
        ("embassy", "embassy -ambassade -ambassad -botschaft ambassade посольство посольства posolstvo legation -gezantschap -gesandtschaft legation миссия consulate"),
        ("way", "way -weg -vag -vagen route путь пути put"),
        ("lane", "lane переулок переулка pereulok -steeg -gasse ruelle"),
        ("quay", "quay embankment -kade -kaj -kajen -kai quai набережная набережной naberezhnaya"),
        ("square", "square sq -plein -torg -torget -platz -plats place площадь площади ploshchad ploshad"),
        ("barracks", "barracks barrack -kazerne -kazernes -kasern -kaserner -kasernerna -kaserne -kasernen caserne casernes казармы казарма казарм kazarmy"),
        ("regiment", "regiment -regiment полк полка polk -regementet -regemente -regementets régiment"),
        ("island", "island -eiland holmen -insel ile остров острова ostrov"),
        ("post", "post -post poste почта почты почтамт pochta pochtamt"),
        ("telegraph", "telegraph -telegraaf -telegraf -telegrafen telegraphe телеграф telegraf"),
        ("telephone", "telephone -telefoon -telefon telephonique телефон телефонная телефонной телефонный telefonnaya phone fernsprech"),
        ("office", "office -kantoor -kontor -kontoret -amt bureau бюро контора контору"),
        ("building", "building -gebouw -byggnad -byggnaden -gebaude edifice batiment здание здания zdanie"),
        ("main", "main central head chief principal principale centraal hoofd huvud haupt главный главного главная центральный центральная centrala zentral centrale"),
        ("exchange", "exchange -centrale -centralen -zentrale -central"),
        ("saint", "saint st sts sint sankt sankta sainte святой святого святая св санкт"),
        ("headquarters", "headquarters hq headquarter -hoofdkwartier -hogkvarter -hogkvarteret -hauptquartier quartier"),
        ("staff", "staff -staf -stab -staben -stabens etatmajor штаб штаба shtab"),
        ("ministry", "ministry -ministerie -ministerium -departement ministere министерство министерства ministerstvo"),
        ("church", "church -kerk -kyrka -kyrkan -kirche eglise церковь церкви tserkov"),
        ("cathedral", "cathedral -kathedraal -katedral -katedralen -kathedrale cathedrale собор собора sobor -domkyrka"),
        ("monastery", "monastery -klooster -kloster monastere лавра монастырь lavra convent couvent"),
        ("theatre", "theatre theater -theater -teater -teatern театр театра teatr"),
        ("circus", "circus -circus cirque цирк tsirk -cirkus -zirkus"),
        ("prison", "prison jail -gevangenis -fangelse -fangelset -gefangnis тюрьма тюрьмы tyurma"),
        ("works", "works factory plant -fabriek -fabrik -fabriken -werk -verk -verken -werke -werken usine завод завода zavod fabrique фабрика"),
        ("shipyard", "shipyard -werf -varv -varvet -werft chantier верфь верфи"),
        ("gate", "gate gates -poort -tor -porten porte ворота ворот vorota"),
        ("harbour", "harbour harbor port -haven -hamn -hamnen -hafen гавань гавани порт порта gavan"),
        ("roadstead", "roadstead roads rede redd reede rade рейд рейда reyd"),
        ("anchorage", "anchorage -ankerplaats -ankarplats mouillage"),
        ("mooring", "mooring -ligplaats стоянка стоянки"),
        ("canal", "canal -kanaal -kanal -kanalen канал канала"),
        ("river", "river -rivier -flod -fluss riviere река реки reka"),
        ("park", "park -park parc парк парка garden gardens -tuin -tradgard -garten jardin сад сада саду садом саде"),
        ("field", "field -veld -falt -faltet -feld champ поле"),
        ("hospital", "hospital -ziekenhuis -sjukhus -krankenhaus hopital госпиталь больница lazaret -lasarett"),
        ("hotel", "-hotell hotell гостиница отель gostinitsa"),
        ("university", "university -universiteit -universitet -universitetet -universitat universite университет университета"),
        ("newspaper", "newspaper -krant -tidning -tidningen -zeitung journal газета газеты gazeta editorial -redactie -redaktion редакция редакции redaction"),
        ("power", "power -elcentrale -kraftwerk -elverk electric elektriciteitscentrale электростанция электрическая"),
        ("waterworks", "waterworks водопровод"),
        ("radio", "radio радио wireless -radiostation radiotelegraph"),
        ("town", "town city stad staden stadt ville cite город города городе городу gorod goroda"),
        ("village", "village dorp byn by dorf деревня деревни деревне деревню derevnya"),
        ("entrance", "entrance -ingang -ingangen eingang entree подъезд подъезда вход"),
    ];

    /// <summary>Kinds that writers take for each other.</summary>
    private static readonly string[][] Kin =
    [
        ["palace", "castle"], ["palace", "mansion", "house", "flat"], ["institute", "school", "corps", "university", "cadet-school"],
        ["station", "exchange"], ["street", "lane", "road", "way"], ["fortress", "fort"], ["works", "shipyard", "factory"],
        ["church", "cathedral"], ["harbour", "roadstead", "anchorage", "mooring", "landing"], ["staff", "headquarters"], ["square", "field"],
        ["ministry", "government"], ["government", "staff"], ["town", "city", "settlement"], ["post", "office"], ["hotel", "mansion"],
        ["village", "settlement", "town"], ["crossroads", "village"], ["quay", "landing", "street"], ["newspaper", "office"],
    ];

    /// <summary>Words that often go with a place of a kind and do not change what it is.</summary>
    private static readonly string[][] Companions =
        [["station", "railway"], ["barracks", "regiment"], ["telephone", "exchange"], ["telephone", "station"], ["telegraph", "station"], ["post", "telegraph"], ["newspaper", "building"]];

    private static readonly FrozenSet<string> Loose = FrozenSet.ToFrozenSet(["main", "building", "office", "saint", "regiment", "railway"]);

    private static readonly FrozenSet<(string, string)> Related = Pairs(Kin);
    private static readonly FrozenDictionary<string, string[]> KinByKind = Related
        .GroupBy(pair => pair.Item1, pair => pair.Item2)
        .ToFrozenDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToArray());

    private static readonly FrozenSet<(string, string)> Together = Pairs(Companions);

    private static readonly FrozenDictionary<string, string> ByWord = Entries()
        .DistinctBy(entry => entry.Word).ToFrozenDictionary(entry => entry.Word, entry => entry.Kind);

    private static readonly FrozenDictionary<string, string> ByStem = Entries()
        .Where(entry => entry.Word.Length > 3)
        .Select(entry => (Stem: Inflection.StemOf(Transliteration.SoundOf(entry.Word)), entry.Kind))
        .DistinctBy(entry => entry.Stem).ToFrozenDictionary(entry => entry.Stem, entry => entry.Kind);

    private static readonly string[] Ends = ["", "s", "n", "ns", "en", "ens", "et", "ets", "e", "er", "es", "ern"];

    private static readonly FrozenDictionary<string, string> ByEnd = Lexicon
        .SelectMany(line => line.Words.Split(' ').Where(word => word[0] == '-').Select(word => (Word: NameKey.Of(word), line.Kind)))
        .SelectMany(entry => Ends.Select(end => (Word: entry.Word + end, entry.Kind)))
        .DistinctBy(entry => entry.Word).ToFrozenDictionary(entry => entry.Word, entry => entry.Kind);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByEndOf = ByEnd.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly (string Word, string Kind)[] LongEnds = [.. ByEnd.Where(end => end.Key.Length >= 5).Select(end => (end.Key, end.Value)).OrderBy(end => end.Key, StringComparer.Ordinal)];

    private static readonly (string Word, string Kind)[] LongWords =
        [.. ByWord.Where(word => word.Key.Length >= ShortWord).Select(word => (word.Key, word.Value)).OrderBy(word => word.Key, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, int> Ranks = Lexicon.Select((line, rank) => KeyValuePair.Create(line.Kind, rank)).ToFrozenDictionary();

    /// <summary>The kind that a word of a <see cref="NameKey"/> names, whatever its case, or null. O(length).</summary>
    public static string? Find(string word) =>
        ByWord.GetValueOrDefault(word) ?? (word.Length > 3 ? ByStem.GetValueOrDefault(Inflection.StemOf(Transliteration.SoundOf(word))) : null);

    /// <summary>Whether a word is spelt as a word of a kind, not only inflected or sounding like one. O(length).</summary>
    internal static bool IsSpelt(string word) => ByWord.ContainsKey(word);

    /// <summary>
    /// The kinds whose words are one typing error away, each once; in words of four letters only a swap is one. O(words of kinds).
    /// </summary>
    public static IEnumerable<string> FindMistyped(string word) => LongWords
        .Where(known => known.Word[0] == word[0]
            && (Math.Min(word.Length, known.Word.Length) > ShortWord ? EditDistance.Between(word, known.Word, 1) == 1 : EditDistance.IsSwap(word, known.Word)))
        .Select(known => known.Kind).Distinct();

    /// <summary>
    /// Takes a compound apart: winterpaleis is winter and the kind palace. Null where a word ends with no kind, or nothing much
    /// would be left. The longest kind word counts. O(length).
    /// </summary>
    public static (string Start, string Kind)? Split(string word)
    {
        for (var at = ShortestRest; at < word.Length - 1; at++)
        {
            if (!ByEndOf.TryGetValue(word.AsSpan(at), out var kind))
                continue;
            if (word.Length - at > ShortWord || at >= ShortestRestBeforeShortWord || ByWord.ContainsKey(word[..at]))
                return (word[..at], kind);
        }
        return null;
    }

    /// <summary>As <see cref="Split"/>, with one typing error in the kind word. O(length * kind words).</summary>
    public static (string Start, string Kind)? SplitMistyped(string word)
    {
        foreach (var (end, kind) in LongEnds)
        {
            for (var at = Math.Max(ShortestRest, word.Length - end.Length - 1); at <= word.Length - end.Length + 1 && at < word.Length; at++)
            {
                if (word[at] == end[0] && EditDistance.Between(word.AsSpan(at), end, 1) == 1)
                    return (word[..at], kind);
            }
        }
        return null;
    }

    /// <summary>The kinds that writers take for a kind, such as castle for palace; in ordinal order.</summary>
    public static IEnumerable<string> KinOf(string kind) => KinByKind.GetValueOrDefault(kind, []);

    /// <summary>Smaller for a kind that an adjective alone sooner means: the Mariinsky is a palace before it is a theatre.</summary>
    public static int RankOf(string kind) => Ranks.GetValueOrDefault(kind, Ranks.Count);

    /// <summary>Whether the kind of a place says a word of a question already: station says railway.</summary>
    /// <param name="placeKind">Of the place.</param>
    /// <param name="said">The kind that the question names.</param>
    public static bool Implies(string placeKind, string said) =>
        placeKind == said || Related.Contains((placeKind, said)) || Together.Contains((placeKind, said)) || said is "building" or "main";

    /// <summary>Whether a name means the same without it: the (Main) Post Office.</summary>
    public static bool IsLoose(string kind) => Loose.Contains(kind);

    private static IEnumerable<(string Word, string Kind)> Entries() =>
        Lexicon.SelectMany(line => line.Words.Split(' ').Select(word => (NameKey.Of(word), line.Kind)));

    private static FrozenSet<(string, string)> Pairs(string[][] groups) =>
        groups.SelectMany(group => group.SelectMany(one => group.Select(other => (one, other)))).Where(pair => pair.one != pair.other).ToFrozenSet();
}
