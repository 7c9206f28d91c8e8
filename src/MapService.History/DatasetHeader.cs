using System.Collections.Immutable;
using NodaTime;

namespace MapService.History;

/// <summary>What a data set is: one town and one week.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Description">A sentence or two.</param>
/// <param name="Language">BCP 47 tag of titles and accounts.</param>
/// <param name="Clock">Which clock the times are of, in words.</param>
/// <param name="From">Start of the replay, Gregorian.</param>
/// <param name="To">End of the replay, Gregorian, not included.</param>
/// <param name="Opening">Where a replay starts that is not told where, Gregorian; null for <paramref name="From"/>.</param>
/// <param name="View">The first view.</param>
/// <param name="EventKinds">The kinds of events that it uses.</param>
/// <param name="Chapters">Parts of the story, in order of time; may be empty.</param>
/// <param name="Region">Where all of it takes place, for one who looks for mistakes; null where nobody has said.</param>
public sealed record DatasetHeader(
    string Id,
    string Title,
    string Description,
    string Language,
    string Clock,
    LocalDateTime From,
    LocalDateTime To,
    LocalDateTime? Opening,
    GeographicBounds View,
    ImmutableArray<EventKind> EventKinds,
    ImmutableArray<Chapter> Chapters,
    GeographicBounds? Region = null) : Item
{
    /// <summary>Parts of the story, in order of time; may be empty.</summary>
    public ImmutableArray<Chapter> Chapters { get; init; } = Chapters.IsDefault ? [] : Chapters;

    /// <inheritdoc/>
    public override ItemKey Key => new(ItemKind.Dataset, Id);
}

/// <summary>A part of the story, half-open. Between two chapters there may be time of neither.</summary>
/// <param name="Id">Slug.</param>
/// <param name="Title">Title for people.</param>
/// <param name="From">Start, Gregorian.</param>
/// <param name="To">End, Gregorian, not included.</param>
public sealed record Chapter(string Id, string Title, LocalDateTime From, LocalDateTime To);

/// <summary>A kind of event.</summary>
/// <param name="Id">Slug.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Sign">What its events are drawn with instead of a plain star, or null.</param>
public sealed record EventKind(string Id, string Name, EventSign? Sign = null);

/// <summary>A sign of its own for what an event looks or sounds like.</summary>
public enum EventSign
{
    /// <summary>Firearms: a muzzle and its flash.</summary>
    Shots,

    /// <summary>A message by wireless: a mast and its waves.</summary>
    Radio,
}
