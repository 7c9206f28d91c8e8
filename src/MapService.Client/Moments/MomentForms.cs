using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MapService.Client.Moments;

/// <summary>What was found in a text so far; null for what was not.</summary>
/// <param name="Style">The calendar.</param>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, from 1.</param>
/// <param name="Day">The day of the month.</param>
/// <param name="TimeMs">Milliseconds since midnight; NaN for an hour that no day has.</param>
internal readonly record struct MomentFindings(
    CalendarStyle? Style = null, int? Year = null, int? Month = null, int? Day = null, double? TimeMs = null)
{
    /// <summary>Both together; null where they tell of the same thing.</summary>
    public MomentFindings? With(MomentFindings news)
    {
        var isTwice = (Style is not null && news.Style is not null) || (Year is not null && news.Year is not null)
            || (Month is not null && news.Month is not null) || (Day is not null && news.Day is not null)
            || (TimeMs is not null && news.TimeMs is not null);
        return isTwice
            ? null
            : new(Style ?? news.Style, Year ?? news.Year, Month ?? news.Month, Day ?? news.Day, TimeMs ?? news.TimeMs);
    }
}

/// <summary>The forms that moments are written in: those of the web client, with digits of ASCII alone as there.</summary>
internal static class MomentForms
{
    private const int HourMs = 3_600_000;
    private const int MinuteMs = 60_000;
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>A form that part of a text may have, and what it tells. Null where it is not meant after all.</summary>
    private sealed record Form(Regex Pattern, Func<string[], MomentFindings, MomentFindings?> Read);

    /// <summary>Beginnings of the names of months in English, Dutch, Swedish and Russian.</summary>
    private static readonly string[][] MonthNames =
    [
        ["jan", "янв"], ["feb", "фев"], ["mar", "maa", "mrt", "мар"], ["apr", "апр"], ["may", "mei", "maj", "май", "мая"], ["jun", "июн"],
        ["jul", "июл"], ["aug", "авг"], ["sep", "сен"], ["oct", "okt", "окт"], ["nov", "ноя"], ["dec", "дек"],
    ];

    /// <summary>Words that a moment is written with and that say nothing more: prepositions, hours, weekdays.</summary>
    private static readonly Regex IdleWord = new(
        @"\A(?:at|on|of|the|to|go|o|clock|h|hrs?|hours?|st|nd|rd|th|year|ad"
        + "|om|op|de|te|uur|u|jaar|den|kl|klockan|år|в|часов|часа|час|г|год|года|го|e|a"
        + "|(?:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?|(?:maan|dins|woens|donder|vrij|zater|zon)(?:dag)?"
        + @"|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag)?|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)\z",
        Options);

    private const string OldStyle =
        @"(?<!\p{L})(o\.? ?s\.?|old[ -]?style|oude stijl|gamla stilen|по старому стилю|старого стиля|ст\.? ?ст\.?|julian|juliaans|juliansk)(?!\p{L})";

    private const string NewStyle =
        @"(?<!\p{L})(n\.? ?s\.?|new[ -]?style|nieuwe stijl|nya stilen|по новому стилю|нового стиля|нов?\.? ?ст\.?|gregorian|gregoriaans|gregoriansk)(?!\p{L})";

    private const string ClockTime = @"(?<!\d)(\d{1,2}) ?[:h] ?(\d{2})(?!\d)(?::\d{2})?(?: ?([ap])\.?m\.?(?!\p{L}))?";

    /// <summary>In the order in which they are looked for: the surest first. What one has taken, no other sees.</summary>
    private static readonly Form[] All =
    [
        FormOf(OldStyle, (_, _) => new(Style: CalendarStyle.Old)),
        FormOf(NewStyle, (_, _) => new(Style: CalendarStyle.New)),
        FormOf(@"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)t?", (parts, _) => Date(year: parts[0], month: parts[1], day: parts[2])),
        FormOf(@"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)", (parts, _) => Date(year: parts[2], month: parts[1], day: parts[0])),
        FormOf(ClockTime, (parts, _) => TimeOf(parts[0], parts[1], parts[2])),
        FormOf(@"(?<!\d)(\d{1,2})(?:[.:](\d{2}))? ?([ap])\.?m\.?(?!\p{L})", (parts, _) => TimeOf(parts[0], parts[1], parts[2])),
        FormOf(@"(?<!\p{L})(noon|midday|полдень|middag)(?!\p{L})", (_, _) => new(TimeMs: 12 * HourMs)),
        FormOf(@"(?<!\p{L})(midnight|полночь|middernacht|midnatt)(?!\p{L})", (_, _) => new(TimeMs: 0)),
        FormOf(@"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|-?го|e|:e)?[ -]*(?:of )?(\p{L}{3,})", (parts, _) => DayOfMonth(parts[0], parts[1])),
        FormOf(@"(\p{L}{3,})\.? ?(\d{1,2})(?:st|nd|rd|th)?(?!\d)", (parts, _) => DayOfMonth(parts[1], parts[0])),
        FormOf(
            @"(?<!\d)(\d{1,2})[./-](\d{1,2})(?!\d)",
            (parts, found) => Number(parts[1]) > 12 || found.Day is not null ? TimeOf(parts[0], parts[1]) : Date(month: parts[1], day: parts[0])),
        FormOf(@"(?<!\d)(1\d{3})(?!\d)", (parts, found) => found.Day is null ? null : Date(year: parts[0])),
        FormOf(@"(?<!\d)(\d{2})(\d{2})(?!\d)", (parts, _) => TimeOf(parts[0], parts[1])),
        FormOf(@"(?<!\d)(\d{1,2})(?!\d)", (parts, _) => TimeOf(parts[0], "0")),
    ];

    /// <summary>What a text tells, and the first word of it that says nothing about a moment; null for none.</summary>
    public static (MomentFindings Found, string? Unread) Find(string text)
    {
        // Runes, because half of a pair has no normal form.
        var rest = string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var found = default(MomentFindings);
        foreach (var (pattern, read) in All)
        {
            for (var match = pattern.Match(rest); match.Success; match = pattern.Match(rest))
            {
                string[] parts = [.. match.Groups.Values.Skip(1).Select(part => part.Value)];
                if (read(parts, found) is not { } news || found.With(news) is not { } more)
                    break;
                found = more;
                rest = $"{rest[..match.Index]} {rest[(match.Index + match.Length)..]}";
            }
        }
        return (found, WordsOf(rest).FirstOrDefault(word => !IdleWord.IsMatch(word)));
    }

    private static Form FormOf(string pattern, Func<string[], MomentFindings, MomentFindings?> read) =>
        new(new Regex(pattern.Replace(@"\d", "[0-9]", StringComparison.Ordinal), Options), read);

    /// <summary>By runes: to a pattern, a letter of two halves is none.</summary>
    private static string[] WordsOf(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => Rune.IsLetter(rune) || Rune.IsNumber(rune) ? $"{rune}" : " "))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static MomentFindings Date(string? year = null, string? month = null, string? day = null) =>
        new(Year: NumberOrNull(year), Month: NumberOrNull(month), Day: NumberOrNull(day));

    private static MomentFindings? DayOfMonth(string day, string name)
    {
        var month = Array.FindIndex(MonthNames, names => names.Any(begin => name.StartsWith(begin, StringComparison.Ordinal))) + 1;
        return month > 0 ? new(Month: month, Day: Number(day)) : null;
    }

    private static MomentFindings TimeOf(string hourText, string minuteText, string half = "")
    {
        var (hour, minute) = (Number(hourText), NumberOrNull(minuteText) ?? 0);
        var isPossible = minute < 60 && (half.Length > 0 ? hour is >= 1 and <= 12 : hour < 24 || (hour == 24 && minute == 0));
        var ofDay = half.Length > 0 ? (hour % 12) + (half == "p" ? 12 : 0) : hour;
        return new(TimeMs: isPossible ? (ofDay * HourMs) + (minute * MinuteMs) : double.NaN);
    }

    private static int? NumberOrNull(string? text) => string.IsNullOrEmpty(text) ? null : Number(text);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
