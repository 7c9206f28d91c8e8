namespace MapService.History;

/// <summary>The kinds of items of a data set.</summary>
public enum ItemKind
{
    /// <summary>The description of the data set itself; there is one.</summary>
    Dataset,

    /// <summary>A document.</summary>
    Source,

    /// <summary>A side.</summary>
    Side,

    /// <summary>A place of the gazetteer.</summary>
    Place,

    /// <summary>A unit.</summary>
    Unit,

    /// <summary>An event.</summary>
    Event,

    /// <summary>A movement.</summary>
    Movement,

    /// <summary>A lecture.</summary>
    Lecture,
}

/// <summary>What tells an item from all others.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its slug, unique within the kind.</param>
public readonly record struct ItemKey(ItemKind Kind, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Id}";
}

/// <summary>Anything that is recorded, revised and withdrawn as one: the closed family of what a data set consists of.</summary>
public abstract record Item
{
    /// <summary>What tells it from all others.</summary>
    public abstract ItemKey Key { get; }
}
