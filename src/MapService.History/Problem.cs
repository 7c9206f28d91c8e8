namespace MapService.History;

/// <summary>Something wrong with an item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Field">The field, as a path such as <c>control.state-bank</c> or <c>citations[0].lines</c>.</param>
/// <param name="Found">What is there.</param>
/// <param name="Allowed">What may be there.</param>
public sealed record Problem(ItemKey Item, string Field, string Found, string Allowed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Item}: {Field}: found {Found}; allowed: {Allowed}";
}
