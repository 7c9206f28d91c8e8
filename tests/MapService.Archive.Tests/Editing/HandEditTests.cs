using MapService.Archive.Editing;
using MapService.Archive.Tests.Sqlite;
using MapService.History;
using MapService.History.Movements;
using NetTopologySuite.Geometries;

namespace MapService.Archive.Tests.Editing;

public sealed class HandEditTests : IDisposable
{
    private static readonly ItemKey Bank = Sample.Place("bank").Key;
    private static readonly ItemVersion First = new(1);

    private static readonly Movement March = Sample.Movement("guards", "palace", "camp", "01:00", "02:00");

    private readonly SqliteFile _file = new();
    private readonly IArchive _archive;

    /// <summary>A history of which a unit refers to a place.</summary>
    public HandEditTests()
    {
        _archive = _file.Open();
        _archive.Append([.. new HistoryBuilder().Place("bank").Place("palace").Unit("guards", at: "palace").Items.Select(item => new RecordItem(item))], "tester");
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void An_edit_is_signed_and_comes_back_as_it_was_written()
    {
        var entry = Assert.Single(HandEdit.Write(_archive, [new ReviseItem(Sample.Place("bank", lon: 31), First)], "Anna Å."));

        Assert.Equal(_archive.ReadAfter(LogPosition.Start)[^1], entry);
        Assert.Equal(("Anna Å.", LogChange.Revised, new ItemVersion(2)), (entry.By, entry.Change, entry.Version));
    }

    [Fact]
    public void Items_that_only_fit_together_are_recorded_together()
    {
        var entries = HandEdit.Write(_archive, [new RecordItem(Sample.Place("bridge")), new RecordItem(Sample.Unit("sailors", at: "bridge"))], "anna");

        Assert.Equal(["place bridge", "unit sailors"], entries.Select(entry => entry.Key.ToString()));
    }

    [Fact]
    public void An_item_that_refers_to_nothing_is_refused()
    {
        var refused = Refuse<EditDoesNotFitException>(new RecordItem(Sample.Unit("sailors", at: "bridge")));

        Assert.Equal(("unit sailors", "present.place", "'bridge'"), (refused.Problems[0].Item.ToString(), refused.Problems[0].Field, refused.Problems[0].Found));
    }

    [Fact]
    public void An_item_that_others_refer_to_cannot_be_withdrawn()
    {
        var refused = Refuse<EditDoesNotFitException>(new WithdrawItem(Sample.Place("palace").Key, First));

        Assert.Contains("unit guards: present.place: found 'palace'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_movement_that_is_edited_gets_its_way()
    {
        var entry = HandEdit.Write(_archive, [new RecordItem(Sample.Place("camp", 30.1, 60)), new RecordItem(March)], "anna", routes: RoadTo(30.1))[1];

        Assert.Equal([new Coordinate(30.05, 60.02)], Assert.IsType<Movement>(ItemJson.Read(ItemKind.Movement, entry.Body!)).Way.Select(position => position.Coordinate));
    }

    [Fact]
    public void A_movement_without_a_way_is_refused()
    {
        var refused = Assert.Throws<EditDoesNotFitException>(() =>
            HandEdit.Write(_archive, [new RecordItem(Sample.Place("camp", 30.2, 60)), new RecordItem(March)], "anna", routes: RoadTo(30.1)));

        Assert.Equal((March.Key, "mode"), (Assert.Single(refused.Problems).Item, refused.Problems[0].Field));
    }

    [Fact]
    public void One_item_that_does_not_fit_and_none_is_written() => Refuse<EditDoesNotFitException>(
        new RecordItem(Sample.Place("bridge")), new RecordItem(Sample.Unit("sailors", at: "nowhere")));

    [Fact]
    public void An_item_in_another_version_is_refused_with_both_versions()
    {
        HandEdit.Write(_archive, [new ReviseItem(Sample.Place("bank", lon: 31), First)], "anna");

        var refused = Refuse<WrongExpectedVersionException>(new ReviseItem(Sample.Place("bank", lon: 32), First));
        Assert.Equal((First, new ItemVersion(2)), (refused.Expected, refused.Actual));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" anna")]
    [InlineData("an\nna")]
    [InlineData("import")]
    [InlineData("Import")]
    public void Nobody_signs_without_a_name_or_as_the_import(string by) =>
        Assert.Throws<ArgumentException>(() => HandEdit.Write(_archive, [new WithdrawItem(Bank, First)], by));

    [Fact]
    public void Of_several_editors_of_one_version_one_succeeds()
    {
        var refused = 0;
        Parallel.For(0, 8, editor =>
        {
            var moved = Sample.Place("bank", lon: 31 + (editor / 100.0));
            if (Record.Exception(() => HandEdit.Write(_archive, [new ReviseItem(moved, First)], $"editor {editor}")) is WrongExpectedVersionException)
                Interlocked.Increment(ref refused);
        });

        Assert.Equal(7, refused);
    }

    [Fact]
    public void Editors_of_different_items_all_succeed_however_they_meet()
    {
        Parallel.For(0, 16, editor => HandEdit.Write(_file.Open(), [new RecordItem(Sample.Place($"place-{editor}"))], $"editor {editor}"));

        Assert.Equal(18, Current.ToDataset().Places.Length);
    }

    [Fact]
    public void Two_edits_that_fit_alone_but_not_together_are_not_both_written()
    {
        for (var round = 0; round < 20; round++)
        {
            var place = Sample.Place($"place-{round}");
            HandEdit.Write(_archive, [new RecordItem(place)], "anna");
            Parallel.Invoke(
                () => Record.Exception(() => HandEdit.Write(_file.Open(), [new WithdrawItem(place.Key, First)], "anna")),
                () => Record.Exception(() => HandEdit.Write(_file.Open(), [new RecordItem(Sample.Unit($"unit-{round}", at: place.Id.Value))], "boris")));

            Assert.Empty(DatasetValidation.Check(Current.ReadItems()));
        }
    }

    [Fact]
    public void What_an_editor_knows_already_need_not_be_read_again()
    {
        var known = Current;
        HandEdit.Write(_archive, [new RecordItem(Sample.Place("bridge"))], "anna");

        Assert.Equal(known.Position.Value + 2, HandEdit.Write(_archive, [new RecordItem(Sample.Place("tower"))], "anna", known)[0].Position.Value);
    }

    private CurrentItems Current => CurrentItems.Empty.Apply(_archive.ReadAfter(LogPosition.Start));

    private T Refuse<T>(params Revision[] revisions)
        where T : Exception
    {
        var before = Current.Position;
        var refused = Assert.Throws<T>(() => HandEdit.Write(_archive, revisions, "anna"));
        Assert.Equal(before, Current.Position);
        return refused;
    }

    /// <summary>Round a corner, from where the palace is.</summary>
    private static RoutePlanner RoadTo(double lon) => RoutePlanner.Over(
        new Dictionary<TravelMode, RouteNetwork>
        {
            [TravelMode.Foot] = RouteNetwork.Of([new LineString([new(30, 60), new(30.05, 60.02), new(lon, 60)])], crossingsJoin: true),
        },
        Waters.None);
}
