using System.ComponentModel.DataAnnotations;
using MapService.Server.Api;
using Xunit;

namespace MapService.Server.Tests.Api;

public sealed class EmbeddingTests
{
    [Theory]
    [InlineData(null, "/", "'self'")]
    [InlineData(null, "/?embed", "'self' *")]
    [InlineData("*", "/api/dataset?embed", "'self'")]
    [InlineData("https://school.example http://museum.example:8080", "/?embed", "'self' https://school.example http://museum.example:8080")]
    [InlineData("https://school.example", "/", "'self'")]
    [InlineData("", "/?embed", "'self'")]
    public async Task Only_the_embedded_view_is_shown_in_pages_of_others_and_only_in_those_that_the_operator_allows(string? sites, string path, string ancestors)
    {
        await using var server = new RunningServer();
        if (sites is not null)
            server.Settings["Embedding:Sites"] = sites;
        await server.InitializeAsync();

        using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Contains($"frame-ancestors {ancestors};", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("school.example")]
    [InlineData("https://school.example/path")]
    [InlineData("*; script-src *")]
    public void What_is_no_origin_is_refused(string sites)
    {
        var options = new EmbeddingOptions { Sites = sites };

        var refusal = Assert.Throws<ValidationException>(() => Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true));

        Assert.Contains("Embedding: Sites", refusal.Message, StringComparison.Ordinal);
    }
}
