using System.ComponentModel.DataAnnotations;

namespace MapService.Server.BaseMaps;

/// <summary>Other maps that may be put under the data, section <c>BaseMap</c> of the configuration.</summary>
public sealed class BaseMapOptions
{
    /// <summary>None by default; our own map needs no network.</summary>
    public IReadOnlyList<TileLayerOptions> Layers { get; init; } = [];
}

/// <summary>One other map.</summary>
public sealed class TileLayerOptions : IValidatableObject
{
    /// <summary>Lower-case words joined by hyphens.</summary>
    [Required, RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$")]
    public string Id { get; init; } = "";

    /// <summary>Name for people.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>http or https address of a tile with {z}, {x} and {y} or {-y} in it; a WMTS address with {TileMatrix}, {TileCol} and {TileRow}.</summary>
    [Required]
    public string Url { get; init; } = "";

    /// <summary>Whose map it is.</summary>
    [Required]
    public string Attribution { get; init; } = "";

    /// <summary>Coarsest zoom that has tiles; 0 by default.</summary>
    [Range(0, 24)]
    public int MinZoom { get; init; }

    /// <summary>Finest zoom that has tiles; 19 by default.</summary>
    [Range(0, 24)]
    public int MaxZoom { get; init; } = 19;

    /// <summary>The address with the usual names of its parts.</summary>
    internal string Template => Url
        .Replace("{TileMatrix}", "{z}", StringComparison.OrdinalIgnoreCase)
        .Replace("{TileCol}", "{x}", StringComparison.OrdinalIgnoreCase)
        .Replace("{TileRow}", "{y}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Scheme, host and port of its tiles.</summary>
    internal string Origin => new Uri(Filled).GetLeftPart(UriPartial.Authority);

    private string Filled => Template.Replace("{z}", "0").Replace("{x}", "0").Replace("{y}", "0").Replace("{-y}", "0");

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var isAddress = Uri.TryCreate(Filled, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        var hasParts = Template.Contains("{z}") && Template.Contains("{x}") && (Template.Contains("{y}") || Template.Contains("{-y}"));
        if (!isAddress || !hasParts)
            yield return new ValidationResult($"BaseMap: Url of '{Id}': found '{Url}'; allowed: an http or https address with {{z}}, {{x}} and {{y}} or {{-y}}.");
        if (MaxZoom < MinZoom)
            yield return new ValidationResult($"BaseMap: MaxZoom of '{Id}': found {MaxZoom}; allowed: {MinZoom} to 24.");
    }
}
