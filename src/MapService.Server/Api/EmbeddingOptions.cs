using System.ComponentModel.DataAnnotations;

namespace MapService.Server.Api;

/// <summary>Who may show the map within a page of his own; the section <c>Embedding</c> of the configuration, checked at start.</summary>
public sealed class EmbeddingOptions
{
    /// <summary>Origins such as <c>https://school.example</c>, apart by spaces; <c>*</c> for any, which is the default, and empty for none.</summary>
    [RegularExpression(@"^(\*|(https?://[A-Za-z0-9.-]+(:[0-9]+)?( |$))*)$", ErrorMessage = "Embedding: Sites: allowed: '*', or http or https origins without a path, apart by spaces.")]
    public string Sites { get; init; } = "*";
}
