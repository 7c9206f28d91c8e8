using System.Collections.Immutable;
using MapService.History.Events;
using MapService.History.Lectures;
using MapService.History.Movements;
using MapService.History.Places;
using MapService.History.Sources;
using MapService.History.Units;
using NodaTime;
using NodaTime.Text;

namespace MapService.History;

/// <summary>Checks that items fit together: what no single item can know by itself.</summary>
public sealed partial class DatasetValidation
{
    private readonly List<Problem> _problems = [];
    private readonly ILookup<ItemKind, Item> _items;
    private readonly ILookup<UnitId, Movement> _itineraries;
    private readonly Dictionary<ItemKey, Item> _byKey = [];

    private DatasetValidation(IReadOnlyCollection<Item> items)
    {
        _items = items.ToLookup(item => item.Key.Kind);
        _itineraries = items.OfType<Movement>().ToLookup(movement => movement.Unit);
        foreach (var item in items)
        {
            if (!_byKey.TryAdd(item.Key, item))
                Report(item, "id", $"'{item.Key.Id}' twice", "an id once in each kind");
        }
    }

    /// <summary>Every problem of these items, in their order; empty if they make a data set.</summary>
    public static IReadOnlyList<Problem> Check(IReadOnlyCollection<Item> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var validation = new DatasetValidation(items);
        validation.CheckHeader();
        foreach (var item in items)
            validation.CheckItem(item);
        return validation._problems;
    }

    private void CheckHeader()
    {
        var headers = _items[ItemKind.Dataset].ToList();
        if (headers.Count != 1)
            _problems.Add(new Problem(new ItemKey(ItemKind.Dataset, "?"), "dataset", $"{headers.Count} of them", "exactly one"));
    }

    private void CheckItem(Item item)
    {
        switch (item)
        {
            case DatasetHeader header:
                CheckHeader(header);
                break;
            case Unit unit:
                CheckUnit(unit);
                break;
            case HistoricalEvent happening:
                CheckEvent(happening);
                break;
            case Movement movement:
                CheckMovement(movement);
                break;
            case Lecture lecture:
                CheckLecture(lecture);
                break;
        }
    }

    private void CheckHeader(DatasetHeader header)
    {
        if (header.To <= header.From)
            Report(header, "span", $"{Text(header.From)} to {Text(header.To)}", "an end after the start");
        if (header.Opening is { } opening && (opening < header.From || opening >= header.To))
            Report(header, "opening", Text(opening), $"a time within dataset.span, {Text(header.From)} to {Text(header.To)}");
        var end = header.From;
        for (var index = 0; index < header.Chapters.Length; index++)
        {
            var (from, to) = (header.Chapters[index].From, header.Chapters[index].To);
            if (from < end || to <= from || to > header.To)
                Report(header, $"chapters[{index}]", $"{Text(from)} to {Text(to)}", $"a stretch within dataset.span that starts at {Text(end)} or later");
            end = to;
        }
    }

    private void CheckUnit(Unit unit)
    {
        CheckReference(unit, "side", ItemKind.Side, unit.Side.Value);
        CheckReference(unit, "present.place", ItemKind.Place, unit.Presence.Place.Value);
        CheckCitations(unit, "citations", unit.Citations);
        for (var index = 0; index < unit.Strength.Length; index++)
            CheckCitations(unit, $"strength[{index}].citations", unit.Strength[index].Citations);
        CheckConflicts(unit, unit.Conflicts, [.. unit.Citations, .. unit.Strength.SelectMany(strength => strength.Citations)]);
        if (unit.Presence.To is { } end && end <= unit.Presence.From)
            Report(unit, "present.to", Text(end), $"a time after {Text(unit.Presence.From)}");
        CheckSpan(unit, "present", unit.Presence.From, unit.Presence.To ?? LocalDateTime.MaxIsoValue);
        CheckItinerary(unit);
    }

    /// <summary>A unit sets out from where it stands, and not before it has arrived there.</summary>
    private void CheckItinerary(Unit unit)
    {
        var (place, free) = (unit.Presence.Place, unit.Presence.From);
        foreach (var movement in _itineraries[unit.Id].OrderBy(movement => movement.Departure.From))
        {
            if (movement.From != place)
                Report(movement, "from", $"'{movement.From}'", $"'{place}', where {unit.Id} then stands");
            if (movement.Departure.From < free)
                Report(movement, "depart", Text(movement.Departure.From), $"{Text(free)} or later, when {unit.Id} is there");
            (place, free) = (movement.To, movement.Arrival.To);
        }
        if (unit.Presence.To is { } gone && gone < free)
            Report(unit, "present.to", Text(gone), $"{Text(free)} or later, when its last movement has ended");
    }

    private void CheckEvent(HistoricalEvent happening)
    {
        CheckCitations(happening, "citations", happening.Citations);
        CheckConflicts(happening, happening.Conflicts, happening.Citations);
        CheckReferences(happening, "places", ItemKind.Place, happening.Places.Select(place => place.Value));
        CheckReferences(happening, "units", ItemKind.Unit, happening.Units.Select(unit => unit.Value));
        if (happening.Side is { } side)
            CheckReference(happening, "side", ItemKind.Side, side.Value);
        CheckCauses(happening);
        CheckSpan(happening, "when", happening.When.From, happening.When.To);
        foreach (var change in happening.Control)
        {
            CheckReference(happening, $"control.{change.Place}", ItemKind.Place, change.Place.Value);
            CheckReference(happening, $"control.{change.Place}", ItemKind.Side, change.Side.Value);
        }
        foreach (var change in happening.Bridges)
            CheckBridge(happening, $"bridges.{change.Bridge}", change.Bridge.Value);
        CheckKind(happening, "kind", happening.Kind);
    }

    private void CheckKind(Item item, string field, string kind)
    {
        var kinds = _items[ItemKind.Dataset].Cast<DatasetHeader>().SelectMany(header => header.EventKinds).Select(known => known.Id);
        if (!kinds.Contains(kind))
            Report(item, field, $"'{kind}'", $"one of dataset.eventKinds: {string.Join(", ", kinds)}");
    }

    private void CheckBridge(HistoricalEvent happening, string field, string id)
    {
        CheckReference(happening, field, ItemKind.Place, id);
        if (Find(ItemKind.Place, id) is Place place && place.Kind != Place.BridgeKind)
            Report(happening, field, $"'{id}', a {place.Kind}", $"a place of kind {Place.BridgeKind}");
    }

    private void CheckCauses(HistoricalEvent happening)
    {
        CheckReferences(happening, "causes", ItemKind.Event, happening.Causes.Select(cause => cause.Value));
        foreach (var cause in happening.Causes.Select(id => Find(ItemKind.Event, id.Value)).OfType<HistoricalEvent>())
        {
            if (cause.When.From > happening.When.To)
                Report(happening, "causes", $"'{cause.Id}', which begins {Text(cause.When.From)}", $"an event that begins before this one is over, {Text(happening.When.To)}");
        }
    }

    /// <summary>What lies wholly outside the span of the replay could never be seen.</summary>
    private void CheckSpan(Item item, string field, LocalDateTime from, LocalDateTime to)
    {
        if (_items[ItemKind.Dataset].FirstOrDefault() is DatasetHeader header && (to < header.From || from >= header.To))
            Report(item, field, $"{Text(from)} to {Text(to)}", $"a time within dataset.span, {Text(header.From)} to {Text(header.To)}");
    }

    private void CheckMovement(Movement movement)
    {
        CheckCitations(movement, "citations", movement.Citations);
        CheckConflicts(movement, movement.Conflicts, movement.Citations);
        CheckReference(movement, "unit", ItemKind.Unit, movement.Unit.Value);
        CheckReference(movement, "from", ItemKind.Place, movement.From.Value);
        CheckReference(movement, "to", ItemKind.Place, movement.To.Value);
        CheckReferences(movement, "via", ItemKind.Place, movement.Via.Where(point => point.Place is not null).Select(point => point.Place!.Value.Value));
        if (movement.Arrival.To <= movement.Departure.From)
            Report(movement, "arrive", Text(movement.Arrival.To), $"a time after the departure, {Text(movement.Departure.From)}");
        CheckSpan(movement, "depart", movement.Departure.From, movement.Arrival.To);
    }

    private void CheckCitations(Item item, string field, ImmutableArray<Citation> citations)
    {
        if (citations.IsEmpty)
            Report(item, field, "none", "at least one citation");
        for (var index = 0; index < citations.Length; index++)
            CheckCitation(item, $"{field}[{index}]", citations[index]);
    }

    /// <summary>A conflict needs two claims that differ, and follows one of them.</summary>
    private void CheckConflicts(Item item, ImmutableArray<Conflict> conflicts, ImmutableArray<Citation> citations)
    {
        for (var index = 0; index < conflicts.Length; index++)
        {
            var conflict = conflicts[index];
            var claims = citations.Select(citation => citation.Claims.GetValueOrDefault(conflict.About)).OfType<string>().Distinct().ToList();
            if (claims.Count < 2)
                Report(item, $"conflicts[{index}].about", $"'{conflict.About}', of which the citations have {claims.Count} claim(s)", "a subject of which the citations have two or more different claims");
            else if (!claims.Contains(conflict.Adopted))
                Report(item, $"conflicts[{index}].adopted", $"'{conflict.Adopted}'", $"one of the claims: {string.Join("; ", claims)}");
        }
    }

    private void CheckCitation(Item item, string field, Citation citation)
    {
        CheckReference(item, $"{field}.source", ItemKind.Source, citation.Source.Value);
        if (Find(ItemKind.Source, citation.Source.Value) is not Source source)
            return;

        var (first, last) = citation.Lines;
        if (first < 1 || last < first || last > source.LineCount)
            Report(item, $"{field}.lines", $"{citation.Lines}", $"lines of {source.Id}, 1 to {source.LineCount}, first before last");
    }

    private void CheckReferences(Item item, string field, ItemKind kind, IEnumerable<string> ids)
    {
        foreach (var id in ids)
            CheckReference(item, field, kind, id);
    }

    private void CheckReference(Item item, string field, ItemKind kind, string id)
    {
        if (Find(kind, id) is null)
            Report(item, field, $"'{id}'", Nearest(id, _items[kind].Select(known => known.Key.Id), $"the id of a {kind.ToString().ToLowerInvariant()}"));
    }

    private Item? Find(ItemKind kind, string id) => _byKey.GetValueOrDefault(new ItemKey(kind, id));

    private void Report(Item item, string field, string found, string allowed) =>
        _problems.Add(new Problem(item.Key, field, found, allowed));

    private static string Text(LocalDateTime time) => LocalDateTimePattern.ExtendedIso.Format(time);

    /// <summary>What is allowed, with the known id that the writer most likely meant.</summary>
    private static string Nearest(string id, IEnumerable<string> known, string allowed)
    {
        var likely = known.Where(other => CommonPrefix(id, other) >= 4).MaxBy(other => CommonPrefix(id, other));
        return likely is null ? allowed : $"{allowed}, for example '{likely}'";
    }

    /// <summary>An id that was never given has no text, and nothing in common with any.</summary>
    private static int CommonPrefix(string? one, string other) =>
        (one ?? "").Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
}
