namespace MapService.Server.Editing;

/// <summary>
/// How editing over HTTP is switched on: section <c>Editing</c> of the configuration, or options of the command line, which
/// win. Off unless one of the two is given.
/// </summary>
public sealed record EditingOptions
{
    /// <summary>SHA-256 of the UTF-8 key as 64 hexadecimal digits; null for none.</summary>
    public string? KeyHash { get; init; }

    /// <summary>A file with the key as its only text, which nobody but its owner may read; null for none.</summary>
    public string? KeyFile { get; init; }

    /// <summary>These options, and where they say nothing those of <paramref name="others"/>.</summary>
    public EditingOptions Or(EditingOptions? others) => this is { KeyHash: null, KeyFile: null } ? others ?? this : this;
}
