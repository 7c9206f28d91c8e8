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
/// <param name="Pattern">A second sign beside colour, for eyes and prints that tell no colours apart.</param>
public sealed record Side(SideId Id, string Name, string Description, string Colour, SidePattern Pattern) : Item
{
    /// <inheritdoc/>
    public override ItemKey Key => new(ItemKind.Side, Id.Value);
}

/// <summary>How the area of a side is hatched.</summary>
public enum SidePattern
{
    /// <summary>Not at all.</summary>
    Solid,

    /// <summary>Lines rising to the right.</summary>
    Diagonal,

    /// <summary>Slanting lines both ways.</summary>
    Cross,

    /// <summary>Dots.</summary>
    Dots,

    /// <summary>Level lines.</summary>
    Horizontal,

    /// <summary>Upright lines.</summary>
    Vertical,

    /// <summary>Level and upright lines.</summary>
    Grid,

    /// <summary>A chequer board.</summary>
    Checker,
}
