namespace MapService.History.Sides;

/// <summary>Id of a side: a slug.</summary>
public readonly record struct SideId(string Value)
{
    /// <summary>The slug.</summary>
    public override string ToString() => Value;
}

/// <summary>A party to what happens. Which sides there are is data.</summary>
/// <param name="Id">Its slug.</param>
/// <param name="Name">Name for the legend.</param>
/// <param name="Description">Who is meant.</param>
/// <param name="Colour">#RRGGBB.</param>
/// <param name="Pattern">A second sign beside colour: solid, diagonal, dots or cross.</param>
public sealed record Side(SideId Id, string Name, string Description, string Colour, string Pattern) : Item
{
    /// <inheritdoc/>
    public override ItemKey Key => new(ItemKind.Side, Id.Value);
}
