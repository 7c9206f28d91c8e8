using MapService.Tests.Shared;

namespace MapService.Server.Tests.Nodes;

/// <summary>A history of one day in which something is always under way, quickly read by each of several nodes.</summary>
internal static class SmallSeeds
{
    /// <summary>Writes it into a folder; the folder.</summary>
    public static string WriteTo(TemporaryFolder folder)
    {
        folder.Write("all.yaml", $$"""
            dataset:
              id: sample
              title: A sample
              description: One day.
              language: en
              clock: Petrograd local mean time
              span: {from: 1917-11-07T00:00, to: 1917-11-08T00:00}
              view: [29, 59, 31, 61]
              eventKinds: [{id: seizure, name: Seizure}]
            sources:
              - {id: chronicle, title: A chronicle, author: Unsigned, language: nl, calendar: gregorian, document: chronicle.txt, lines: 100}
            sides:
              - {id: red, name: Red, description: The one side., colour: "#D55E00", pattern: solid}
            places:
              - {id: barracks, kind: building, at: [30, 60], accuracy: 10, names: {en: [Barracks]} }
              - {id: bank, kind: building, at: [30.1, 60], accuracy: 10, names: {en: [Bank]} }
            units:
              - id: guards
                side: red
                kind: infantry
                name: Guards
                present: {place: barracks, from: 1917-11-07T00:00}
                citations: [{source: chronicle, lines: 1}]
            movements:
            {{string.Concat(Enumerable.Range(0, 12).Select(Movement))}}
            """);
        return folder.Path;
    }

    /// <summary>To the bank in one hour and back in the next.</summary>
    private static string Movement(int number)
    {
        var (from, to) = number % 2 == 0 ? ("barracks", "bank") : ("bank", "barracks");
        return $$"""
              - {id: guards-march-{{number}}, unit: guards, from: {{from}}, to: {{to}}, mode: foot, depart: "1917-11-07T{{number * 2:00}}:00", arrive: "1917-11-07T{{(number * 2) + 1:00}}:50", citations: [{source: chronicle, lines: {{number + 2}}}]}

            """;
    }
}
