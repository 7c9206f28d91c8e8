using MapService.Archive;
using MapService.Archive.Import;
using MapService.Archive.Postgres;
using MapService.Archive.Sqlite;
using MapService.History.Places;
using NetTopologySuite.Geometries;

// Arguments: the store, a file or a connection string; then either "import" and the folders to import in turn, or
// "append" and a name that no other process has. Says "ready", waits for a line, then writes without end.
using IArchive archive = args[0].Contains('=', StringComparison.Ordinal)
    ? PostgresArchive.Open(args[0], TimeProvider.System)
    : SqliteArchive.Open(args[0], TimeProvider.System);
Console.WriteLine("ready");
Console.ReadLine();
if (args[1] == "import")
    ImportWithoutEnd(args[2..]);
else
    await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => AppendWithoutEnd($"{args[2]}-{writer}"))));

// Prints the log's last position after each import that was acknowledged.
void ImportWithoutEnd(string[] folders)
{
    while (true)
    {
        foreach (var folder in folders)
            Console.WriteLine(SeedImport.Import(archive, folder).Position.Value);
    }
}

// Each append records one to four places and is signed with its own name; prints that and the position after each that
// was acknowledged. A store that is away is tried again.
async Task AppendWithoutEnd(string writer)
{
    for (var number = 0; ; number++)
    {
        var name = $"{writer}-{number}";
        Revision[] revisions = [.. Enumerable.Range(0, 1 + (number % 4)).Select(place => new RecordItem(MakePlace($"{name}-{place}")))];
        try
        {
            var position = await archive.AppendAsync(revisions, name);
            Console.WriteLine($"{name} {position.Value}");
        }
        catch (StoreUnavailableException)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}

static Place MakePlace(string id) => new(new PlaceId(id), "building", new Point(30, 60), 10, [new Name(id, "en")], null);
