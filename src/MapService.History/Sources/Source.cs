using System.Collections.Immutable;
using MapService.History.Dating;

namespace MapService.History.Sources;

/// <summary>Id of a source: a slug.</summary>
public readonly record struct SourceId(string Value)
{
    /// <summary>The slug.</summary>
    public override string ToString() => Value;
}

/// <summary>A document.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Title">Title as printed.</param>
/// <param name="Author">Author, as far as known.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Calendar">The calendar it dates by.</param>
/// <param name="Document">File name of the document as handed over.</param>
/// <param name="LineCount">Number of its lines; at least 1.</param>
/// <param name="Note">What a reader should know about it.</param>
public sealed record Source(
    SourceId Id, string Title, string Author, string Language, Calendar Calendar, string Document, int LineCount, string? Note) : Item
{
    /// <inheritdoc/>
    public override ItemKey Key => new(ItemKind.Source, Id.Value);
}

/// <summary>Lines of a document, both ends included; the first line is 1.</summary>
public readonly record struct LineRange(int First, int Last)
{
    /// <inheritdoc/>
    public override string ToString() => First == Last ? $"line {First}" : $"lines {First}-{Last}";
}

/// <summary>Where a statement comes from.</summary>
/// <param name="Source">The document.</param>
/// <param name="Lines">The lines in it.</param>
/// <param name="Claims">What the source itself says, by subject (time, place, numbers, text, ...), in our own words.</param>
/// <param name="Corrections">Misprints in these lines; may be empty.</param>
public sealed record Citation(
    SourceId Source, LineRange Lines, ImmutableSortedDictionary<string, string> Claims, ImmutableArray<Correction> Corrections)
{
    /// <summary>Misprints in these lines; may be empty.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = Corrections.IsDefault ? [] : Corrections;
}

/// <summary>A misprint or slip of a document, and how it is read here.</summary>
/// <param name="Printed">What stands there.</param>
/// <param name="Read">What is taken to be meant.</param>
/// <param name="Evidence">Why.</param>
public sealed record Correction(string Printed, string Read, string Evidence);

/// <summary>Claims of the citations that cannot all be true, and which of them the item follows.</summary>
/// <param name="About">The subject of the claims.</param>
/// <param name="Adopted">The claim that is followed, as one of the citations has it.</param>
/// <param name="Reason">Why that one.</param>
public sealed record Conflict(string About, string Adopted, string Reason);

/// <summary>How sure we are that it was so.</summary>
public enum Certainty
{
    /// <summary>A source states it and nothing speaks against it.</summary>
    Certain,

    /// <summary>Inferred, with good reason.</summary>
    Probable,

    /// <summary>Inferred, and it could well have been otherwise.</summary>
    Possible,

    /// <summary>Sources contradict each other.</summary>
    Disputed,
}
