using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace MapService.History.Places;

/// <summary>Id of a place: a slug.</summary>
public readonly record struct PlaceId(string Value)
{
    /// <summary>The slug.</summary>
    public override string ToString() => Value;
}

/// <summary>A name, in the language and orthography that the BCP 47 tag says.</summary>
/// <param name="Text">The name as written.</param>
/// <param name="Language">For example <c>en</c>, <c>ru</c>, <c>ru-petr1708</c> (the orthography before 1918), <c>ru-Latn</c>.</param>
public sealed record Name(string Text, string Language);

/// <summary>An entry of the gazetteer.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Kind">palace, bridge, station, ...; a slug.</param>
/// <param name="Location">Where it stood. WGS84, longitude first, degrees. Never written to.</param>
/// <param name="AccuracyMetres">Radius within which it surely lies.</param>
/// <param name="Names">At least one; the first of a language is its main one in that language.</param>
/// <param name="Evidence">What the position rests on.</param>
/// <param name="Country">The country in which it lies today, ISO 3166-1 alpha-2; null where nobody has said.</param>
public sealed record Place(
    PlaceId Id, string Kind, Point Location, double AccuracyMetres, ImmutableArray<Name> Names, string? Evidence, string? Country = null) : Item
{
    /// <summary>The kind of a bridge: what can be opened and closed.</summary>
    public const string BridgeKind = "bridge";

    /// <inheritdoc/>
    public override ItemKey Key => new(ItemKind.Place, Id.Value);

    /// <summary>The main name in <paramref name="language"/>, else the first of all.</summary>
    public string NameIn(string language) => (Names.FirstOrDefault(name => name.Language == language) ?? Names[0]).Text;
}
