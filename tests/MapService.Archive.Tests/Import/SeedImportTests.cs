using MapService.Archive.Editing;
using MapService.Archive.Import;
using MapService.Archive.Tests.Sqlite;
using MapService.History;

namespace MapService.Archive.Tests.Import;

public sealed class SeedImportTests : IDisposable
{
    private readonly SeedFiles _seeds = new();
    private readonly SqliteFile _file = new();
    private readonly IArchive _archive;

    public SeedImportTests() => _archive = _file.Open();

    public void Dispose()
    {
        _seeds.Dispose();
        _file.Dispose();
    }

    [Fact]
    public void The_first_import_records_every_item() =>
        Assert.Equal(new ImportSummary(7, 0, 0, new LogPosition(7)), SeedImport.Import(_archive, _seeds.Path));

    [Fact]
    public void A_second_import_of_the_same_files_appends_nothing()
    {
        SeedImport.Import(_archive, _seeds.Path);

        var second = SeedImport.Import(_archive, _seeds.Path);
        Assert.True(second.IsEmpty);
        Assert.Equal(new LogPosition(7), second.Position);
    }

    [Fact]
    public void What_was_imported_holds_as_it_was_written()
    {
        SeedImport.Import(_archive, _seeds.Path);

        Assert.Equal(_seeds.Read().Select(ItemJson.Write).Order(), Current.Held.Select(entry => entry.Body!).Order());
    }

    [Fact]
    public void A_log_that_holds_another_data_set_is_left_alone_where_that_is_asked()
    {
        SeedImport.Import(_archive, _seeds.Path);
        using var other = new SeedFiles();
        other.Edit("dataset", "id: sample", "id: other");

        Assert.Null(SeedImport.ImportSameDataset(new LogSoFar(_archive), other.Path));
        Assert.NotNull(SeedImport.ImportSameDataset(new LogSoFar(_archive), _seeds.Path));
    }

    [Fact]
    public void Who_imports_into_a_log_that_was_read_knows_what_was_in_it_before()
    {
        SeedImport.Import(_archive, _seeds.Path);
        var log = new LogSoFar(_archive);
        Assert.True(SeedImport.Import(log, _seeds.Path).IsEmpty);

        Assert.Equal(new LogPosition(7), log.Current.Position);
        _archive.Append([new RecordItem(Sample.Place("palace"))], "tester");
        Assert.Equal(8, log.ReadOn().Count);
        Assert.NotNull(log.Current.Find(new ItemKey(ItemKind.Place, "palace")));
    }

    [Theory]
    [InlineData("events.yml")]
    [InlineData("Events.YAML")]
    public void A_file_that_would_be_passed_over_is_a_problem(string name)
    {
        File.WriteAllText(System.IO.Path.Combine(_seeds.Path, name), "events:\n");

        Assert.Equal(name, Assert.Single(Assert.Throws<InvalidSeedsException>(() => SeedImport.Import(_archive, _seeds.Path)).Problems).File);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_a_problem_and_not_guessed_at()
    {
        File.WriteAllBytes(System.IO.Path.Combine(_seeds.Path, "sides.yaml"), [.. "sides:\n  - {id: caf"u8, 0xE9, .. "}\n"u8]);

        var problems = Assert.Throws<InvalidSeedsException>(() => SeedImport.Import(_archive, _seeds.Path)).Problems;
        Assert.Contains(problems, problem => problem.File == "sides.yaml" && problem.Allowed == "text in UTF-8");
    }

    [Fact]
    public void What_was_imported_is_a_data_set()
    {
        SeedImport.Import(_archive, _seeds.Path);

        Assert.Equal(2, Current.ToDataset().Places.Length);
    }

    [Fact]
    public void An_import_signs_its_entries()
    {
        SeedImport.Import(_archive, _seeds.Path);

        Assert.All(_archive.ReadAfter(LogPosition.Start), entry => Assert.Equal(SeedImport.Author, entry.By));
    }

    [Fact]
    public void Remarks_order_and_another_way_of_writing_change_nothing()
    {
        SeedImport.Import(_archive, _seeds.Path);
        _seeds.Write("sides", """
            # The same side, written otherwise.
            sides:
              - pattern: solid
                colour: '#D55E00'
                description: >-
                  The one
                  side.
                name: "Red"
                id: red
            """);

        Assert.True(SeedImport.Import(_archive, _seeds.Path).IsEmpty);
    }

    [Fact]
    public void Moving_an_item_to_another_file_changes_nothing()
    {
        SeedImport.Import(_archive, _seeds.Path);
        _seeds.Write("all", File.ReadAllText(Path.Combine(_seeds.Path, "sides.yaml"))).Delete("sides");

        Assert.True(SeedImport.Import(_archive, _seeds.Path).IsEmpty);
    }

    [Fact]
    public void A_changed_item_is_revised()
    {
        SeedImport.Import(_archive, _seeds.Path);
        _seeds.Edit("sides", "name: Red", "name: The Reds");

        Assert.Equal(new ImportSummary(0, 1, 0, new LogPosition(8)), SeedImport.Import(_archive, _seeds.Path));
        Assert.Contains("The Reds", Current.Find(new ItemKey(ItemKind.Side, "red"))!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_item_is_withdrawn()
    {
        SeedImport.Import(_archive, _seeds.Path);
        _seeds.Delete("units");

        Assert.Equal(new ImportSummary(0, 0, 1, new LogPosition(8)), SeedImport.Import(_archive, _seeds.Path));
        Assert.Null(Current.Find(new ItemKey(ItemKind.Unit, "guards")));
    }

    [Fact]
    public void An_item_that_comes_back_is_recorded_again()
    {
        SeedImport.Import(_archive, _seeds.Path);
        var units = File.ReadAllText(Path.Combine(_seeds.Path, "units.yaml"));
        _seeds.Delete("units");
        SeedImport.Import(_archive, _seeds.Path);

        Assert.Equal(1, SeedImport.Import(_archive, _seeds.Write("units", units).Path).Recorded);
        Assert.Equal(new ItemVersion(3), Current.Find(new ItemKey(ItemKind.Unit, "guards"))!.Version);
    }

    [Fact]
    public void An_item_with_a_new_id_is_another_item()
    {
        SeedImport.Import(_archive, _seeds.Path);
        _seeds.Edit("units", "id: guards", "id: sailors");

        Assert.Equal(new ImportSummary(1, 0, 1, new LogPosition(9)), SeedImport.Import(_archive, _seeds.Path));
    }

    [Fact]
    public void One_bad_record_and_nothing_is_appended()
    {
        _seeds.Edit("units", "kind: infantry", "kind: pirates");

        Assert.Throws<InvalidSeedsException>(() => SeedImport.Import(_archive, _seeds.Path));
        Assert.Empty(_archive.ReadAfter(LogPosition.Start));
    }

    [Fact]
    public void One_bad_record_and_what_held_before_still_holds()
    {
        SeedImport.Import(_archive, _seeds.Path);
        _seeds.Edit("sides", "name: Red", "name: The Reds").Edit("units", "kind: infantry", "kind: pirates");

        Assert.Throws<InvalidSeedsException>(() => SeedImport.Import(_archive, _seeds.Path));
        Assert.Equal(new LogPosition(7), Current.Position);
    }

    [Fact]
    public void A_refusal_tells_every_problem_in_its_message()
    {
        _seeds.Edit("units", "kind: infantry", "kind: pirates").Edit("sides", "pattern: solid", "pattern: stripes");

        var refused = Assert.Throws<InvalidSeedsException>(() => SeedImport.Import(_archive, _seeds.Path));
        Assert.StartsWith($"2 problem(s) in {_seeds.Path}; nothing was written:\nsides.yaml:2: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("\nunits.yaml:4: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_editor_changed_survives_an_import_of_files_that_have_not()
    {
        SeedImport.Import(_archive, _seeds.Path);
        Edit("red", side => side with { Name = "The Reds" });

        var second = SeedImport.Import(_archive, _seeds.Path);
        Assert.True(second.IsEmpty);
        Assert.Empty(second.Conflicts);
        Assert.Equal("The Reds", SideNow("red").Name);
    }

    [Fact]
    public void What_an_editor_recorded_survives_an_import()
    {
        SeedImport.Import(_archive, _seeds.Path);
        HandEdit.Write(_archive, [new RecordItem(Sample.Side("white"))], "anna");
        _seeds.Edit("units", "name: Guards", "name: The Guards");

        Assert.Equal(new ImportSummary(0, 1, 0, new LogPosition(9)), SeedImport.Import(_archive, _seeds.Path));
        Assert.Equal("white", SideNow("white").Id.Value);
    }

    [Fact]
    public void What_an_editor_withdrew_does_not_come_back()
    {
        SeedImport.Import(_archive, _seeds.Path);
        HandEdit.Write(_archive, [new WithdrawItem(Guards, new ItemVersion(1))], "anna");

        Assert.True(SeedImport.Import(_archive, _seeds.Path).IsEmpty);
        Assert.Null(Current.Find(Guards));
    }

    [Fact]
    public void Files_and_editors_may_change_different_items()
    {
        SeedImport.Import(_archive, _seeds.Path);
        Edit("red", side => side with { Name = "The Reds" });
        _seeds.Edit("units", "name: Guards", "name: The Guards");

        var second = SeedImport.Import(_archive, _seeds.Path);
        Assert.Equal((1, 0), (second.Revised, second.Conflicts.Length));
        Assert.Contains("The Guards", Current.Find(Guards)!.Body, StringComparison.Ordinal);
        Assert.Equal("The Reds", SideNow("red").Name);
    }

    [Fact]
    public void What_both_have_changed_is_left_and_told_each_time()
    {
        SeedImport.Import(_archive, _seeds.Path);
        Edit("red", side => side with { Name = "The Reds" });
        _seeds.Edit("sides", "name: Red", "name: Reds");

        for (var time = 0; time < 2; time++)
        {
            var import = SeedImport.Import(_archive, _seeds.Path);
            var conflict = Assert.Single(import.Conflicts);
            Assert.True(import.IsEmpty);
            Assert.Equal((LogChange.Revised, "anna", new ItemVersion(2)), (conflict.InFiles, conflict.Kept.By, conflict.Kept.Version));
            Assert.StartsWith("side red: revised in the files and revised by anna (version 2); left as anna has it.", conflict.ToString(), StringComparison.Ordinal);
        }
        Assert.Equal("The Reds", SideNow("red").Name);
    }

    [Fact]
    public void What_the_files_drop_but_an_editor_has_changed_is_left()
    {
        _seeds.Edit("sides", "pattern: solid}", "pattern: solid}\n  - {id: white, name: White, description: The other., colour: \"#0072B2\", pattern: dots}");
        SeedImport.Import(_archive, _seeds.Path);
        Edit("white", side => side with { Name = "The Whites" });
        _seeds.Edit("sides", "  - {id: white, name: White, description: The other., colour: \"#0072B2\", pattern: dots}", "");

        Assert.Equal(LogChange.Withdrawn, Assert.Single(SeedImport.Import(_archive, _seeds.Path).Conflicts).InFiles);
        Assert.Equal("The Whites", SideNow("white").Name);
    }

    [Fact]
    public void What_the_files_change_but_an_editor_withdrew_stays_away()
    {
        SeedImport.Import(_archive, _seeds.Path);
        HandEdit.Write(_archive, [new WithdrawItem(Guards, new ItemVersion(1))], "anna");
        _seeds.Edit("units", "name: Guards", "name: The Guards");

        Assert.Equal(LogChange.Withdrawn, Assert.Single(SeedImport.Import(_archive, _seeds.Path).Conflicts).Kept.Change);
        Assert.Null(Current.Find(Guards));
    }

    [Fact]
    public void What_both_record_with_one_id_is_the_editors()
    {
        SeedImport.Import(_archive, _seeds.Path);
        HandEdit.Write(_archive, [new RecordItem(Sample.Side("white"))], "anna");
        _seeds.Write("more", "sides:\n  - {id: white, name: White, description: The other., colour: \"#0072B2\", pattern: dots}");

        Assert.Equal(LogChange.Recorded, Assert.Single(SeedImport.Import(_archive, _seeds.Path).Conflicts).InFiles);
        Assert.Equal("white", SideNow("white").Name);
    }

    [Fact]
    public void Once_the_files_say_what_the_editor_says_they_go_on_from_there()
    {
        SeedImport.Import(_archive, _seeds.Path);
        Edit("red", side => side with { Name = "The Reds" });
        _seeds.Edit("sides", "name: Red", "name: The Reds");
        Assert.Empty(SeedImport.Import(_archive, _seeds.Path).Conflicts);
        Assert.True(SeedImport.Import(_archive, _seeds.Path).IsEmpty);

        _seeds.Edit("sides", "name: The Reds", "name: Revolution");
        Assert.Empty(SeedImport.Import(_archive, _seeds.Path).Conflicts);
        Assert.Equal("Revolution", SideNow("red").Name);
    }

    [Fact]
    public void An_edit_that_was_taken_back_is_no_edit()
    {
        SeedImport.Import(_archive, _seeds.Path);
        var before = SideNow("red");
        Edit("red", side => side with { Name = "The Reds" });
        Edit("red", _ => before);
        _seeds.Edit("sides", "name: Red", "name: Revolution");

        Assert.Equal(1, SeedImport.Import(_archive, _seeds.Path).Revised);
        Assert.Equal("Revolution", SideNow("red").Name);
    }

    [Fact]
    public void An_import_that_overwrites_leaves_what_the_files_say_and_nothing_else()
    {
        SeedImport.Import(_archive, _seeds.Path);
        Edit("red", side => side with { Name = "The Reds" });
        HandEdit.Write(_archive, [new RecordItem(Sample.Side("white")), new WithdrawItem(Guards, new ItemVersion(1))], "anna");
        _seeds.Edit("places", "Bank", "State Bank");

        Assert.Equal(new ImportSummary(1, 2, 1, new LogPosition(14)), SeedImport.Import(_archive, _seeds.Path, overwrite: true));
        Assert.Equal(_seeds.Read().Select(ItemJson.Write).Order(), Current.Held.Select(entry => entry.Body!).Order());
    }

    [Fact]
    public void Files_that_do_not_fit_with_what_an_editor_recorded_are_refused_and_nothing_is_written()
    {
        SeedImport.Import(_archive, _seeds.Path);
        HandEdit.Write(_archive, [new RecordItem(Sample.Unit("sailors", at: "bank"))], "anna");
        _seeds.Edit("places", "  - {id: bank, kind: building, at: [30.1, 60], accuracy: 10, names: {en: [Bank]}}", "");
        _seeds.Edit("sides", "name: Red", "name: Revolution");

        var refused = Assert.Throws<ImportDoesNotFitException>(() => SeedImport.Import(_archive, _seeds.Path));
        Assert.Equal(("unit sailors", "present.place"), (refused.Problems[0].Item.ToString(), refused.Problems[0].Field));
        Assert.Contains("--overwrite", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new LogPosition(8), Current.Position);
    }

    [Fact]
    public void Every_step_of_a_first_import_is_a_whole_data_set_once_it_has_a_header()
    {
        SeedImport.Import(_archive, Repository.Seeds);
        var log = _archive.ReadAfter(LogPosition.Start);
        // Every step would take minutes; a hundred of them are spread over all kinds.
        for (var position = 1; position <= log.Count; position += Math.Max(1, log.Count / 100))
            Assert.Empty(DatasetValidation.Check(CurrentItems.Empty.Apply(log.Take(position)).ReadItems()));
    }

    [Fact]
    public void Two_imports_at_once_record_no_item_twice()
    {
        Parallel.For(0, 4, _ => Record.Exception(() => SeedImport.Import(_file.Open(), _seeds.Path)));

        Assert.Equal(7, _archive.ReadAfter(LogPosition.Start).Count);
    }

    private static readonly ItemKey Guards = new(ItemKind.Unit, "guards");

    private History.Sides.Side SideNow(string id) =>
        (History.Sides.Side)ItemJson.Read(ItemKind.Side, Current.Find(new ItemKey(ItemKind.Side, id))!.Body!);

    private void Edit(string side, Func<History.Sides.Side, History.Sides.Side> change) => HandEdit.Write(
        _archive, [new ReviseItem(change(SideNow(side)), Current.Find(new ItemKey(ItemKind.Side, side))!.Version)], "anna");

    private CurrentItems Current => CurrentItems.Empty.Apply(_archive.ReadAfter(LogPosition.Start));
}
