using System.Text.Json;
using MapService.History.Dating;
using MapService.History.Movements;
using MapService.History.Places;

namespace MapService.History.Tests;

public sealed class ItemJsonTests
{
    [Fact]
    public void Every_item_comes_back_as_it_was() =>
        Prop.ForAll(AnyItem.Arbitrary, item => Description.Of(Reread(item)) == Description.Of(item)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void The_same_item_always_gives_the_same_text() =>
        Prop.ForAll(AnyItem.Arbitrary, item => ItemJson.Write(Reread(item)) == ItemJson.Write(item)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Different_items_give_different_texts() => Prop.ForAll(
            AnyItem.Arbitrary,
            AnyItem.Arbitrary,
            (one, other) => (ItemJson.Write(one) == ItemJson.Write(other)) == (Description.Of(one) == Description.Of(other)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void An_item_is_one_line() =>
        Prop.ForAll(AnyItem.Arbitrary, item => !ItemJson.Write(item).Contains('\n')).QuickCheckThrowOnFailure();

    [Fact]
    public void Claims_are_written_in_order_of_their_subject_however_they_were_read()
    {
        var citation = Sample.Citation with { Claims = Sample.Citation.Claims.Clear().Add("who", "a").Add("Time", "b").Add("place", "c") };
        var item = Sample.Event("seizure", Sample.At("06:00")) with { Citations = [citation] };

        Assert.Equal(ItemJson.Write(item), ItemJson.Write(Reread(item)));
    }

    [Fact]
    public void Times_are_local_and_without_offset() =>
        Assert.Contains("\"from\":\"1917-11-07T06:00:00\"", ItemJson.Write(Sample.Event("seizure", Sample.At("06:00"))), StringComparison.Ordinal);

    [Fact]
    public void Positions_are_longitude_first() =>
        Assert.Contains("\"location\":[30.25,59.9]", ItemJson.Write(Sample.Place("bank", 30.25, 59.9)), StringComparison.Ordinal);

    [Fact]
    public void Words_are_written_with_hyphens() => Assert.Contains(
        "\"precision\":\"part-of-day\"",
        ItemJson.Write(Sample.Event("seizure", Sample.At("06:00") with { Precision = Precision.PartOfDay })),
        StringComparison.Ordinal);

    [Fact]
    public void Cyrillic_stays_readable()
    {
        var place = Sample.Place("bank") with { Names = [new Name("Зимній дворецъ", "ru-petr1708")] };

        Assert.Contains("Зимній дворецъ", ItemJson.Write(place), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"id\":1}")]
    [InlineData("{\"id\":\"bank\",\"location\":[30]}")]
    [InlineData("{\"id\":\"bank\"")]
    public void What_is_no_place_is_refused(string json) => Assert.Throws<JsonException>(() => ItemJson.Read(ItemKind.Place, json));

    [Fact]
    public void A_date_that_is_none_is_refused()
    {
        var json = ItemJson.Write(Sample.Event("seizure", Sample.At("06:00"))).Replace("1917-11-07", "1917-11-31", StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => ItemJson.Read(ItemKind.Event, json));
    }

    [Fact]
    public void A_number_is_no_word() => Assert.Throws<JsonException>(() => ItemJson.Read(
        ItemKind.Source, ItemJson.Write(Sample.Source).Replace("\"gregorian\"", "0", StringComparison.Ordinal)));

    [Fact]
    public void A_movement_of_a_log_that_knew_of_no_ways_has_none()
    {
        var json = ItemJson.Write(Sample.Movement("guards", "a", "b", "01:00", "02:00"))
            .Replace(",\"course\":\"network\"", "", StringComparison.Ordinal).Replace(",\"way\":[]", "", StringComparison.Ordinal);

        var movement = Assert.IsType<Movement>(ItemJson.Read(ItemKind.Movement, json));
        Assert.DoesNotContain("way", json, StringComparison.Ordinal);
        Assert.True(movement is { Way: { IsDefault: false, IsEmpty: true }, Course: Course.Network });
    }

    private static Item Reread(Item item) => ItemJson.Read(item.Key.Kind, ItemJson.Write(item));
}
