using System.ComponentModel.DataAnnotations;
using MapService.Server.BaseMaps;
using Xunit;

namespace MapService.Server.Tests.BaseMaps;

public sealed class BaseMapTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "geodata", "petrograd-1917");

    [Fact]
    public void Our_own_map_names_its_themes_and_whom_to_credit()
    {
        var info = BaseMap.Open(Shipped, new BaseMapOptions()).Info;

        Assert.Contains("rivers", info.Themes);
        Assert.Contains(info.Credits, credit => credit.Contains("OpenStreetMap", StringComparison.Ordinal));
        Assert.Empty(info.Layers);
    }

    [Theory]
    [InlineData("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example/{z}/{x}/{y}.png")]
    [InlineData("http://localhost:8080/{z}/{x}/{-y}.png", "http://localhost:8080/{z}/{x}/{-y}.png")]
    [InlineData("https://maps.example/wmts/1914/{TileMatrix}/{TileRow}/{TileCol}.jpg", "https://maps.example/wmts/1914/{z}/{y}/{x}.jpg")]
    public void Another_map_is_an_address_of_tiles(string url, string expected)
    {
        var map = BaseMap.Open(Shipped, Options(url));

        Assert.Equal(expected, map.Info.Layers.Single().Url);
        Assert.Equal([new Uri(url.Split('{')[0]).GetLeftPart(UriPartial.Authority)], map.TileOrigins);
    }

    [Theory]
    [InlineData("javascript:alert(1)/{z}/{x}/{y}")]
    [InlineData("tiles/{z}/{x}/{y}.png")]
    [InlineData("https://tiles.example/{z}/{x}.png")]
    [InlineData("")]
    public void An_address_that_is_none_is_refused(string url) =>
        Assert.Throws<ValidationException>(() => BaseMap.Open(Shipped, Options(url)));

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => BaseMap.Open("nowhere", new BaseMapOptions())).Message, StringComparison.Ordinal);

    private static BaseMapOptions Options(string url) =>
        new() { Layers = [new TileLayerOptions { Id = "plan-1914", Name = "Plan of 1914", Url = url, Attribution = "A library" }] };
}
