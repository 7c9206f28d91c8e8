using MapService.Archive.Import;
using MapService.Archive.Tests.Sqlite;
using MapService.History;
using MapService.History.Movements;
using MapService.History.Sides;

namespace MapService.Archive.Tests.Import;

public sealed class ShippedSeedsTests
{
    private static readonly RoutePlanner Routes = RouteMap.Read(Repository.Geodata);
    private static readonly IReadOnlyList<Item> Items = SeedFolder.Read(Repository.Seeds, Routes);

    [Fact]
    public void They_are_read_without_a_problem() => Assert.Equal("petrograd-1917", Dataset.From(Items).Header.Id);

    [Theory]
    [InlineData(ItemKind.Place, "state-bank")]
    [InlineData(ItemKind.Place, "palace-bridge")]
    [InlineData(ItemKind.Place, "warsaw-station")]
    [InlineData(ItemKind.Place, "winter-palace")]
    [InlineData(ItemKind.Place, "smolny")]
    [InlineData(ItemKind.Place, "gatchina")]
    [InlineData(ItemKind.Side, "revolution")]
    [InlineData(ItemKind.Side, "government")]
    public void They_have_the_ids_that_others_rely_on(ItemKind kind, string id) =>
        Assert.Contains(new ItemKey(kind, id), Items.Select(item => item.Key));

    [Fact]
    public void No_two_sides_share_a_pattern() =>
        Assert.Distinct(Items.OfType<Side>().Select(side => side.Pattern));

    [Fact]
    public void A_second_import_appends_nothing()
    {
        using var file = new SqliteFile();
        Assert.Equal(Items.Count, SeedImport.Import(file.Open(), Repository.Seeds, Routes).Recorded);

        Assert.True(SeedImport.Import(file.Open(), Repository.Seeds, Routes).IsEmpty);
    }

    [Fact]
    public void Every_movement_has_its_way_or_goes_straight() => Assert.Empty(
        Items.OfType<Movement>().Where(movement => movement is { Way.IsEmpty: true, Course: Course.Network } && movement.Mode != TravelMode.Foot)
            .Select(movement => movement.Id));
}
