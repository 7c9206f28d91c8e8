using MapService.Archive.Import;
using MapService.Archive.Tests.Sqlite;
using MapService.History.Movements;

namespace MapService.Archive.Tests.Import;

/// <summary>Movements of seeds get their ways from the lines of a base map.</summary>
public sealed class SeedRoutesTests : IDisposable
{
    /// <summary>Round the corner from the barracks at [30, 60] to the bank at [30.1, 60].</summary>
    private const string Corner = "[[30, 60], [30.05, 60.02], [30.1, 60]]";

    private readonly SeedFiles _seeds = new();
    private readonly MapFiles _map = new();

    public void Dispose()
    {
        _seeds.Dispose();
        _map.Dispose();
    }

    [Fact]
    public void A_march_goes_over_the_roads() => Assert.Equal([(30.05, 60.02)], WayOf(_map.Lines("roads", ("street", Corner))));

    [Fact]
    public void A_bridge_is_a_road() => Assert.Equal(
        [(30.05, 60.02)],
        WayOf(_map.Lines("roads", ("street", "[[30, 60], [30.05, 60.02]]")).Lines("bridges", ("road-bridge", "[[30.05, 60.02], [30.1, 60]]"))));

    [Fact]
    public void Nobody_marches_over_a_railway_bridge() => Assert.Contains(
        "no road of the map within 2.0 km of 'bank'",
        ProblemOf(_map.Lines("roads", ("street", "[[30, 60], [30.01, 60.01]]")).Lines("bridges", ("railway-bridge", "[[30.01, 60.01], [30.1, 60]]"))).Found,
        StringComparison.Ordinal);

    [Fact]
    public void A_car_does_not_drive_on_a_footway()
    {
        _map.Lines("roads", ("footway", Corner), ("street", "[[30, 60], [30, 60.02], [30.1, 60.02], [30.1, 60]]"));

        Assert.Equal([(30.05, 60.02)], WayOf(_map));
        Assert.Equal([(30, 60.02), (30.1, 60.02)], WayOf(_map, "mode: road"));
    }

    [Theory]
    [InlineData("rail", "railways", "main")]
    [InlineData("river", "fairways", "river")]
    [InlineData("sea", "fairways", "sea")]
    public void Trains_and_ships_have_lines_of_their_own(string mode, string theme, string kind) =>
        Assert.Equal([(30.05, 60.02)], WayOf(_map.Lines(theme, (kind, Corner)), $"mode: {mode}"));

    [Fact]
    public void No_train_runs_on_a_railway_that_is_being_built() =>
        Assert.Empty(WayOf(_map.Lines("railways", ("unfinished", Corner)), "mode: rail"));

    [Fact]
    public void Water_keeps_apart_what_is_near() => Assert.Equal(
        [(30.0, 60.004), (30.1, 60.004)],
        WayOf(_map
            .Lines("roads", ("street", "[[30, 59.997], [30.1, 59.997]]"), ("street", "[[30, 60.004], [30.1, 60.004]]"))
            .Area("rivers", "[[[29, 59.998], [31, 59.998], [31, 59.999], [29, 59.999], [29, 59.998]]]")));

    [Fact]
    public void A_direct_movement_goes_straight() =>
        Assert.Empty(WayOf(_map.Lines("roads", ("street", Corner)), "mode: foot\n    course: direct"));

    [Fact]
    public void A_map_without_roads_leaves_marches_straight() => Assert.Empty(WayOf(_map));

    [Fact]
    public void A_map_of_another_town_leaves_marches_straight() =>
        Assert.Empty(WayOf(_map.Lines("roads", ("street", "[[10, 50], [10.1, 50]]"))));

    [Fact]
    public void A_march_that_the_map_does_not_join_is_a_problem_with_its_line_and_a_way_out()
    {
        var problem = ProblemOf(_map.Lines("roads", ("street", "[[29.9, 60], [30, 60]]")));

        Assert.Equal(("move.yaml", "movements[0].mode", "no road of the map within 2.0 km of 'bank'"), (problem.File, problem.Field, problem.Found));
        Assert.Equal(6, problem.Line);
        Assert.Contains("course: direct", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_told_together_with_what_else_is_wrong()
    {
        _seeds.Write("more", "sides: [{id: blue}]");

        Assert.Contains(ProblemsOf(_map.Lines("roads", ("street", "[[29.9, 60], [30, 60]]"))), problem => problem.Field == "movements[0].mode");
    }

    [Fact]
    public void A_march_to_a_place_that_is_not_there_has_only_that_problem()
    {
        Write("mode: foot", to: "nowhere");

        Assert.Equal("movements[0].to", Assert.Single(Refused(_map.Lines("roads", ("street", Corner)))).Field);
    }

    [Fact]
    public void When_the_map_changes_the_next_import_revises_the_movement()
    {
        using var file = new SqliteFile();
        Write("mode: foot");
        SeedImport.Import(file.Open(), _seeds.Path, _map.Lines("roads", ("street", Corner)).Read());

        Assert.True(SeedImport.Import(file.Open(), _seeds.Path, _map.Read()).IsEmpty);
        Assert.Equal(1, SeedImport.Import(file.Open(), _seeds.Path, _map.Lines("roads", ("street", "[[30, 60], [30.05, 60.03], [30.1, 60]]")).Read()).Revised);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("{\"features\": 1}")]
    [InlineData("{\"features\": [{\"properties\": {}}]}")]
    [InlineData("{\"features\": [{\"properties\": {}, \"geometry\": {\"type\": \"LineString\", \"coordinates\": [[30]]}}]}")]
    [InlineData("{\"features\": [{\"properties\": {}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[30, 60], [31, 60]]]}}]}")]
    public void A_theme_that_is_no_GeoJSON_is_named(string text) =>
        Assert.Contains("roads.geojson", Assert.Throws<FormatException>(() => _map.Text("roads", text).Read()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => RouteMap.Read("nowhere")).Message, StringComparison.Ordinal);

    private IEnumerable<(double Lon, double Lat)> WayOf(MapFiles map, string mode = "mode: foot")
    {
        Write(mode);
        return SeedFolder.Read(_seeds.Path, map.Read()).OfType<Movement>().Single().Way.Select(position => (position.X, position.Y));
    }

    private SeedProblem ProblemOf(MapFiles map) => Assert.Single(ProblemsOf(map));

    private IReadOnlyList<SeedProblem> ProblemsOf(MapFiles map)
    {
        Write("mode: foot");
        return Refused(map);
    }

    private IReadOnlyList<SeedProblem> Refused(MapFiles map) =>
        Assert.Throws<InvalidSeedsException>(() => SeedFolder.Read(_seeds.Path, map.Read())).Problems;

    private void Write(string mode, string to = "bank") => _seeds.Write("move", $$"""
        movements:
          - id: march
            unit: guards
            from: barracks
            to: {{to}}
            {{mode}}
            depart: 1917-11-07T01:00
            arrive: 1917-11-07T02:00
            citations: [{source: chronicle, lines: 1}]
        """);
}
