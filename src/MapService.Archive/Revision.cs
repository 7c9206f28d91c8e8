using MapService.History;

namespace MapService.Archive;

/// <summary>A request to write to the log; the cases are read together here.</summary>
public abstract record Revision
{
    /// <summary>The item that it is about.</summary>
    public abstract ItemKey Key { get; }

    /// <summary>The version that the item must have; null where it must be absent, never recorded or withdrawn.</summary>
    public abstract ItemVersion? Expected { get; }

    /// <summary>What the entry will say happened.</summary>
    public abstract LogChange Change { get; }

    /// <summary>The new item as <see cref="ItemJson"/> writes it; null for a withdrawal.</summary>
    public abstract string? Body { get; }
}

/// <summary>Record an item that is not there.</summary>
public sealed record RecordItem(Item Item) : Revision
{
    /// <inheritdoc/>
    public override ItemKey Key => Item.Key;

    /// <inheritdoc/>
    public override ItemVersion? Expected => null;

    /// <inheritdoc/>
    public override LogChange Change => LogChange.Recorded;

    /// <inheritdoc/>
    public override string? Body { get; } = ItemJson.Write(Item);
}

/// <summary>Replace an item that is there in a known version.</summary>
public sealed record ReviseItem(Item Item, ItemVersion Version) : Revision
{
    /// <inheritdoc/>
    public override ItemKey Key => Item.Key;

    /// <inheritdoc/>
    public override ItemVersion? Expected => Version;

    /// <inheritdoc/>
    public override LogChange Change => LogChange.Revised;

    /// <inheritdoc/>
    public override string? Body { get; } = ItemJson.Write(Item);
}

/// <summary>Withdraw an item that is there in a known version.</summary>
public sealed record WithdrawItem(ItemKey Item, ItemVersion Version) : Revision
{
    /// <inheritdoc/>
    public override ItemKey Key => Item;

    /// <inheritdoc/>
    public override ItemVersion? Expected => Version;

    /// <inheritdoc/>
    public override LogChange Change => LogChange.Withdrawn;

    /// <inheritdoc/>
    public override string? Body => null;
}
