using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MapService.History.Lectures;

/// <summary>Id of a lecture: a slug.</summary>
public readonly record struct LectureId(string Value)
{
    /// <summary>The slug.</summary>
    public override string ToString() => Value;
}

/// <summary>A talk: what a presenter shows and says, cue by cue.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Language">BCP 47 tag of all its texts.</param>
/// <param name="Summary">A sentence or two, from which a presenter chooses.</param>
/// <param name="Cues">Its steps, at least one.</param>
public sealed record Lecture(LectureId Id, string Title, string Language, string Summary, ImmutableArray<Cue> Cues) : Item
{
    /// <summary>How long it is planned to take, in minutes.</summary>
    [JsonIgnore]
    public double Minutes => Cues.Sum(cue => cue.Minutes);

    /// <inheritdoc/>
    public override ItemKey Key => new(ItemKind.Lecture, Id.Value);
}
