using System.ComponentModel;
using System.Text.Json;
using MapService.Archive;
using MapService.Archive.Import;
using MapService.Contract;
using MapService.History;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace MapService.Server.Api;

public static class LogApi
{
    private const int MostEntries = 1000;
    private const int UsualEntries = 100;

    public static void MapLog(this IEndpointRouteBuilder routes) =>
        routes.MapResource("/api/log", Page)
            .WithSummary("What was recorded, revised and withdrawn, in the order in which it was written.")
            .WithTags("Log");

    /// <summary>An entry as it goes over the wire.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="withItem">Whether to add the item itself; never a lecture, which holds what only its presenter may read.</param>
    public static LogEntryInfo Describe(LogEntry entry, bool withItem) => new(
        entry.Position.Value,
        Answers.Word(entry.Key.Kind),
        entry.Key.Id,
        entry.Version.Value,
        Answers.Word(entry.Change),
        InstantPattern.ExtendedIso.Format(entry.At),
        entry.By,
        withItem && entry.Key.Kind != ItemKind.Lecture && entry.Body is { } body ? JsonSerializer.SerializeToElement(SeedWriter.Write(ItemJson.Read(entry.Key.Kind, body))) : null);

    private static Results<Ok<LogPage>, ProblemHttpResult> Page(
        IArchive archive,
        [Description("The first position; 1 if left out. One after the last gives an empty page.")] string? from,
        [Description("At most so many entries, 1 to 1000; 100 if left out.")] string? limit,
        [Description("Whether each entry has the item as it was written: true or false, false if left out.")] string? body)
    {
        var query = new Query();
        var end = archive.End.Value;
        var first = query.Integer(nameof(from), from, 1, end + 1, 1);
        var most = query.Integer(nameof(limit), limit, 1, MostEntries, UsualEntries);
        var withItem = query.Flag(nameof(body), body);
        if (query.IsBad)
            return query.Problem();

        var entries = archive.ReadAfter(new LogPosition(first - 1), most);
        var next = first + entries.Count;
        return TypedResults.Ok(new LogPage(
            end,
            [.. entries.Select(entry => Describe(entry, withItem))],
            next <= end ? $"/api/log?from={next}&limit={most}{(withItem ? "&body=true" : "")}" : null));
    }
}
