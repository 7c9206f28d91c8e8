using System.Collections.Immutable;
using MapService.Client.Stories;
using MapService.Contract;

namespace MapService.Desktop.Texts;

/// <summary>What is told of something that was chosen. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its name.</param>
/// <param name="Account">What happened; empty where there is nothing to tell.</param>
/// <param name="Facts">Pairs of a label and a text.</param>
/// <param name="Citations">Who says so: document with lines, and what is said there.</param>
public sealed record Card(
    string Kind, string Title, string Account, ImmutableArray<(string Label, string Text)> Facts, ImmutableArray<(string Where, string Says)> Citations)
{
    /// <summary>The card of an event.</summary>
    public static Card Of(StoryEvent told, Story story)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(story);
        var facts = told.Properties;
        return new Card(
            story.Dataset.Kinds.FirstOrDefault(kind => kind.Id == facts.Kind)?.Name ?? facts.Kind,
            facts.Title,
            facts.Account,
            Written(
                ("New Style", StoryText.Span(told.Start, told.End, StoryText.NewStyle)),
                ("Old Style", StoryText.Span(told.Start, told.End, StoryText.OldStyle)),
                ("Precision", facts.Precision),
                ("Derived", facts.Derived),
                ("Side", facts.Side is { } side ? NameOfSide(side, story) : null),
                ("Certainty", facts.Certainty),
                ("Place", string.Join(", ", facts.Places.Select(place => place.Name))),
                ("Units", string.Join(", ", facts.Units.Select(unit => story.FindUnit(unit)?.Name ?? unit)))),
            [.. facts.Citations.Select(citation => Of(citation, story))]);
    }

    /// <summary>The card of a unit.</summary>
    public static Card Of(UnitInfo unit, Story story)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(story);
        var strength = string.Join(", ", unit.Strength.Select(estimate => $"{estimate.Value} {estimate.Of}"));
        return new Card(unit.Kind, unit.Name, "", Written(("Side", NameOfSide(unit.Side, story)), ("Strength", strength)), [.. unit.Citations.Select(citation => Of(citation, story))]);
    }

    private static ImmutableArray<(string Label, string Text)> Written(params (string Label, string? Text)[] facts) =>
        [.. from fact in facts where !string.IsNullOrEmpty(fact.Text) select (fact.Label, fact.Text!)];

    private static (string Where, string Says) Of(Citation citation, Story story)
    {
        var (first, last) = (citation.Lines[0], citation.Lines[^1]);
        var lines = first == last ? $"line {first}" : $"lines {first}–{last}";
        var says = string.Join("; ", citation.Claims.Select(claim => $"{claim.Key}: {claim.Value}"));
        return ($"{story.FindSource(citation.Source)?.Title ?? citation.Source}, {lines}", says);
    }

    private static string NameOfSide(string side, Story story) => story.FindSide(side)?.Name ?? side;
}
