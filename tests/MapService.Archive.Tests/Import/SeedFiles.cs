using MapService.Archive.Import;
using MapService.History;

namespace MapService.Archive.Tests.Import;

/// <summary>A folder of seeds that is whole to begin with; a test writes the file that it is about.</summary>
internal sealed class SeedFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SeedFiles()
    {
        Write("dataset", """
            dataset:
              id: sample
              title: A sample
              description: One day.
              language: en
              clock: Petrograd local mean time
              span: {from: 1917-11-07T00:00, to: 1917-11-08T00:00}
              view: [29, 59, 31, 61]
              eventKinds: [{id: seizure, name: Seizure}]
            """);
        Write("sources", """
            sources:
              - {id: chronicle, title: A chronicle, author: Unsigned, language: nl, calendar: gregorian, document: chronicle.txt, lines: 100}
              - {id: gazette, title: A gazette, author: Unsigned, language: ru, calendar: julian, document: gazette.txt, lines: 100}
            """);
        Write("sides", """
            sides:
              - {id: red, name: Red, description: The one side., colour: "#D55E00", pattern: solid}
            """);
        Write("places", """
            places:
              - {id: barracks, kind: building, at: [30, 60], accuracy: 10, names: {en: [Barracks]}}
              - {id: bank, kind: building, at: [30.1, 60], accuracy: 10, names: {en: [Bank]}}
            """);
        Write("units", """
            units:
              - id: guards
                side: red
                kind: infantry
                name: Guards
                present: {place: barracks, from: 1917-11-07T00:00}
                citations: [{source: chronicle, lines: 1}]
            """);
    }

    public string Path => _folder.Path;

    /// <summary>Writes <c>name.yaml</c>, in place of the one that is there.</summary>
    public SeedFiles Write(string name, string yaml)
    {
        _folder.Write($"{name}.yaml", yaml);
        return this;
    }

    /// <summary>Changes a text of a file that is there.</summary>
    public SeedFiles Edit(string name, string text, string by)
    {
        var before = File.ReadAllText(_folder.File($"{name}.yaml"));
        Assert.Contains(text, before, StringComparison.Ordinal);
        return Write(name, before.Replace(text, by, StringComparison.Ordinal));
    }

    public void Delete(string name) => File.Delete(_folder.File($"{name}.yaml"));

    public IReadOnlyList<Item> Read() => SeedFolder.Read(Path);

    public T Read<T>()
        where T : Item => Assert.Single(Read().OfType<T>());

    public IReadOnlyList<SeedProblem> Problems => Assert.Throws<InvalidSeedsException>(Read).Problems;

    /// <summary>The only problem there is.</summary>
    public SeedProblem Problem => Assert.Single(Problems);

    public void Dispose() => _folder.Dispose();
}
