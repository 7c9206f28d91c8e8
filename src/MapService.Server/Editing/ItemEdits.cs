using MapService.Archive;
using MapService.Archive.Editing;
using MapService.History.Movements;
using MapService.Server.Editions;

namespace MapService.Server.Editing;

/// <summary>Edits of the log by this process: what was written is served when the call returns.</summary>
public sealed class ItemEdits(IArchive archive, CurrentEdition current, LogWatch watch, RoutePlanner routes)
{
    /// <summary>What holds now, also what another process has just written.</summary>
    public CurrentItems ReadCurrent()
    {
        watch.CatchUp();
        return current.Value.Items;
    }

    /// <summary>Writes one revision. Throws what <see cref="HandEdit.Write"/> throws.</summary>
    public LogEntry Write(Revision revision, string by)
    {
        var entry = HandEdit.Write(archive, [revision], by, current.Value.Items, routes)[0];
        watch.CatchUp();
        return entry;
    }
}
