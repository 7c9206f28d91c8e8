using System.Text.Json;

namespace MapService.Contract;

/// <summary>Answer of <c>GET /api/log</c>: a page of the log in its order.</summary>
/// <param name="End">Position of the last entry of the whole log.</param>
/// <param name="Entries">The entries of this page.</param>
/// <param name="Next">Address of the next page; absent where the log ends.</param>
public sealed record LogPage(long End, IReadOnlyList<LogEntryInfo> Entries, string? Next);

/// <summary>What was written to the log: an item recorded, revised or withdrawn. Also the answer to each edit.</summary>
/// <param name="Position">Its place in the log; 1 for the first entry.</param>
/// <param name="Kind">Kind of the item: dataset, source, side, place, unit, event or movement.</param>
/// <param name="Id">Slug of the item.</param>
/// <param name="Version">The item's version from then on; its ETag is this number in quotes.</param>
/// <param name="Change">recorded, revised or withdrawn.</param>
/// <param name="At">When it was written, ISO 8601 in UTC.</param>
/// <param name="By">Who wrote it; <c>import</c> for what came from files.</param>
/// <param name="Item">The item with the fields that it has in a seed file, where that was asked for; absent for a withdrawal.</param>
public sealed record LogEntryInfo(
    long Position, string Kind, string Id, int Version, string Change, string At, string By, JsonElement? Item);
