using System.CommandLine;
using MapService.History;

namespace MapService.Server.Cli;

/// <summary>The commands that read and change single items: show, record, revise and withdraw.</summary>
public static class EditCommands
{
    /// <summary>The file name that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly Argument<string> Items = new("file")
    {
        Description = "YAML in the form of a seed file; - for standard input.",
        DefaultValueFactory = _ => StandardInput,
    };

    private static readonly Argument<string> Kind = new Argument<string>("kind")
    {
        Description = "Kind of the item.",
    }.AcceptOnlyFromAmong([.. Enum.GetNames<ItemKind>().Select(kind => kind.ToLowerInvariant())]);

    private static readonly Argument<string> Id = new("id") { Description = "Id of the item." };

    private static readonly Option<string> By = new("--by")
    {
        Description = "Who writes; stands in the log for all to read.",
        Required = true,
    };

    private static readonly Option<int> Version = new("--version")
    {
        Description = "The version that is changed, as show tells it; another one is refused.",
        Required = true,
    };

    /// <summary>The commands.</summary>
    /// <param name="store">Says where the store is.</param>
    /// <param name="geodata">Folder of the base map.</param>
    public static IEnumerable<Command> All(Func<ParseResult, StoreLocation> store, Option<string> geodata)
    {
        var show = new Command("show", "Shows an item with its version, in the form in which it can be given back.") { Kind, Id };
        show.SetAction(parsed => Explained.Run(() => StoreCommands.Show(store(parsed), KeyOf(parsed))));
        yield return show;

        var record = new Command("record", "Records the items of a file, all of them or none.") { Items, By, geodata };
        record.SetAction(parsed => Explained.Run(() => StoreCommands.Record(
            store(parsed), parsed.GetRequiredValue(Items), parsed.GetRequiredValue(By), parsed.GetRequiredValue(geodata))));
        yield return record;

        var revise = new Command("revise", "Replaces an item by the one in a file.") { Items, By, Version, geodata };
        revise.SetAction(parsed => Explained.Run(() => StoreCommands.Revise(
            store(parsed),
            parsed.GetRequiredValue(Items),
            parsed.GetRequiredValue(By),
            parsed.GetRequiredValue(Version),
            parsed.GetRequiredValue(geodata))));
        yield return revise;

        var withdraw = new Command("withdraw", "Withdraws an item; its history stays.") { Kind, Id, By, Version };
        withdraw.SetAction(parsed => Explained.Run(() => StoreCommands.Withdraw(
            store(parsed), KeyOf(parsed), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Version))));
        yield return withdraw;
    }

    private static ItemKey KeyOf(ParseResult parsed) =>
        new(Enum.Parse<ItemKind>(parsed.GetRequiredValue(Kind), ignoreCase: true), parsed.GetRequiredValue(Id));
}
