using MapService.History.Lectures;
using NodaTime;

namespace MapService.History;

/// <content>Lectures: what they show is there, at moments that can be shown.</content>
public sealed partial class DatasetValidation
{
    private void CheckLecture(Lecture lecture)
    {
        if (lecture.Cues.IsEmpty)
            Report(lecture, "cues", "none", "at least one cue");
        for (var index = 0; index < lecture.Cues.Length; index++)
            CheckCue(lecture, $"cues[{index}]", lecture.Cues[index]);
    }

    private void CheckCue(Lecture lecture, string path, Cue cue)
    {
        CheckMoment(lecture, $"{path}.at", cue.At);
        if (cue.Run is { } run)
        {
            CheckMoment(lecture, $"{path}.to", run.To);
            if (run.To <= cue.At)
                Report(lecture, $"{path}.to", Text(run.To), $"a time after {Text(cue.At)}, where the cue starts");
        }
        if (cue.Camera is { Place: { } middle })
            CheckReference(lecture, $"{path}.camera.place", ItemKind.Place, middle.Value);
        if (cue.Camera is { Unit: { } followed })
            CheckReference(lecture, $"{path}.camera.unit", ItemKind.Unit, followed.Value);
        CheckReferences(lecture, $"{path}.highlight.places", ItemKind.Place, cue.Highlight.Places.Select(place => place.Value));
        CheckReferences(lecture, $"{path}.highlight.units", ItemKind.Unit, cue.Highlight.Units.Select(unit => unit.Value));
        CheckReferences(lecture, $"{path}.highlight.events", ItemKind.Event, cue.Highlight.Events.Select(happening => happening.Value));
        CheckReferences(lecture, $"{path}.lens.sides", ItemKind.Side, cue.Lens.Sides.Select(side => side.Value));
        CheckReferences(lecture, $"{path}.lens.sources", ItemKind.Source, cue.Lens.Sources.Select(source => source.Value));
        foreach (var kind in cue.Lens.Kinds)
            CheckKind(lecture, $"{path}.lens.kinds", kind);
    }

    private void CheckMoment(Lecture lecture, string field, LocalDateTime at)
    {
        if (_items[ItemKind.Dataset].FirstOrDefault() is DatasetHeader header && (at < header.From || at > header.To))
            Report(lecture, field, Text(at), $"a time within dataset.span, {Text(header.From)} to {Text(header.To)}");
    }
}
