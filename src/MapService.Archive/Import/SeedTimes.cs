using System.Collections.Immutable;
using MapService.History.Dating;
using MapService.History.Sources;
using NodaTime;

namespace MapService.Archive.Import;

/// <summary>Reads times. A time is in the calendar of the first source that its item cites, unless it names another.</summary>
internal sealed class SeedTimes(SeedReport report, IReadOnlyDictionary<string, Source> sources)
{
    private const string Shapes = "a time, or {at: ...} or {from: ..., to: ...}";

    /// <summary>The field as a time; <see cref="When.Unknown"/> with a problem if it is none.</summary>
    public When ReadWhen(SeedFields fields, string name, ImmutableArray<Citation> citations)
    {
        var cited = citations is [var first, ..] ? sources.GetValueOrDefault(first.Source.Value) : null;
        return ReadNode(fields.Required(name, Shapes), fields.PathOf(name), cited?.Calendar ?? Calendar.Gregorian);
    }

    /// <summary>A moment without a source of its own: Gregorian.</summary>
    public LocalDateTime ReadMoment(SeedFields fields, string name) =>
        ReadNode(fields.Required(name, "a time"), fields.PathOf(name), Calendar.Gregorian).From;

    /// <summary>{from, to}, Gregorian.</summary>
    public When ReadSpan(SeedNode? node, string path) => ReadNode(node, path, Calendar.Gregorian);

    private When ReadNode(SeedNode? node, string path, Calendar calendar)
    {
        switch (node)
        {
            case null:
                return When.Unknown;
            case SeedScalar scalar:
                return ReadText(scalar, path, calendar);
            case SeedMapping mapping:
                return ReadMapping(new SeedFields(mapping, path, report), calendar);
            default:
                report.Add(node, path, Shapes);
                return When.Unknown;
        }
    }

    private When ReadMapping(SeedFields fields, Calendar ofSource)
    {
        var calendar = fields.Word<Calendar>("calendar", ofSource);
        var stated = fields.Optional("at") is { } at ? ReadNode(at, fields.PathOf("at"), calendar) : ReadStretch(fields, calendar);
        var when = stated with
        {
            Precision = fields.Word<Precision>("precision", stated.Precision),
            Derivation = fields.OptionalText("derived"),
        };
        fields.Done();
        return stated == When.Unknown ? stated : when;
    }

    private When ReadStretch(SeedFields fields, Calendar calendar)
    {
        var from = ReadNode(fields.Required("from", "a time"), fields.PathOf("from"), calendar);
        var to = ReadNode(fields.Required("to", "a time"), fields.PathOf("to"), calendar);
        if (from == When.Unknown || to == When.Unknown)
            return When.Unknown;
        if (to.From >= from.From)
            return When.Between(from.From, to.From, Coarser(from.Precision, to.Precision), calendar);

        report.Add(fields.Mapping.Find("to")!, fields.PathOf("to"), "an end that is not before the start");
        return When.Unknown;
    }

    private When ReadText(SeedScalar scalar, string path, Calendar calendar)
    {
        if (!WrittenTime.TryParse(scalar.Text ?? "", calendar, out var when, out var allowed))
            report.Add(scalar, path, $"{allowed}, a day of the {calendar} calendar");
        return when;
    }

    private static Precision Coarser(Precision one, Precision other) => one > other ? one : other;
}
