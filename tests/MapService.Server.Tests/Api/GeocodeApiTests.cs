using System.Text.Json;
using Xunit;

namespace MapService.Server.Tests.Api;

public sealed class GeocodeApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("Winterpaleis", "winter-palace", "exact")]
    [InlineData("WINTERPALEIS", "winter-palace", "normalised")]
    [InlineData("Tzarskoje Sselo", "tsarskoye-selo", "spelling")]
    [InlineData("Варшавского вокзала", "warsaw-station", "inflected")]
    [InlineData("у Зимнего дворца", "winter-palace", "phrase")]
    [InlineData("the station of the Warsaw railway", "warsaw-station", "phrase")]
    [InlineData("Petrogard", "petrograd", "typing-error")]
    public async Task A_candidate_says_why_it_was_found(string name, string place, string reason)
    {
        var first = (await Candidates($"q={Uri.EscapeDataString(name)}"))[0];

        Assert.Equal(place, first.GetProperty("place").GetString());
        Assert.Equal(reason, first.GetProperty("reason").GetString());
        Assert.InRange(first.GetProperty("score").GetDouble(), 0.4, 1);
    }

    [Fact]
    public async Task Of_two_places_with_the_name_the_nearer_comes_first()
    {
        const string Name = "q=gebouw van de Post en Telegraaf";

        Assert.Equal("post-office", (await Candidates($"{Name}&near=30.3020,59.9322"))[0].GetProperty("place").GetString());
        Assert.Equal("telegraph", (await Candidates($"{Name}&near=30.2985,59.9316"))[0].GetProperty("place").GetString());
    }

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("Winter Palace Hotel")]
    [InlineData("Warsaw Bridge")]
    public async Task A_name_that_no_place_bears_has_no_candidates(string name) =>
        Assert.Empty(await Candidates($"q={Uri.EscapeDataString(name)}"));

    private async Task<JsonElement[]> Candidates(string query) =>
        [.. (await server.GetAsync($"/api/geocode?{query}")).GetProperty("candidates").EnumerateArray()];
}
