namespace MapService.Archive.Import;

/// <summary>Something wrong in a seed file.</summary>
/// <param name="File">The file, relative to the folder that was read.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Field">The field, as a path such as <c>events[3].when</c>.</param>
/// <param name="Found">What is there.</param>
/// <param name="Allowed">What may be there.</param>
public sealed record SeedProblem(string File, int Line, string Field, string Found, string Allowed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Field}: found {Found}; allowed: {Allowed}";
}

/// <summary>Seeds that cannot be read; nothing was written.</summary>
public sealed class InvalidSeedsException(string folder, IReadOnlyList<SeedProblem> problems)
    : Exception($"{problems.Count} problem(s) in {folder}; nothing was written:\n{string.Join('\n', problems)}")
{
    /// <summary>What is wrong, at least one, in order of file and line.</summary>
    public IReadOnlyList<SeedProblem> Problems { get; } = problems;
}

/// <summary>What a validation found.</summary>
/// <param name="Items">How many items were read.</param>
/// <param name="Problems">What is wrong, in order of file and line; empty if nothing is.</param>
public sealed record SeedValidation(int Items, IReadOnlyList<SeedProblem> Problems);
