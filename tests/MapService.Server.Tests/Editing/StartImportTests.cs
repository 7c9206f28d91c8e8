using System.Net;
using Xunit;

namespace MapService.Server.Tests.Editing;

/// <summary>A server that is edited, and started again after its files have changed.</summary>
public sealed class StartImportTests : IAsyncLifetime
{
    private const string Bank = "  - {id: bank, kind: bank, at: [30, 60], accuracy: 10, names: {en: Bank}}";

    private const string Town = """
        dataset:
          {id: town, title: Town, description: A town., language: en, clock: local, span: {from: 1917-11-07T00:00, to: 1917-11-08T00:00}, view: [29, 59, 31, 61], eventKinds: [{id: seizure, name: Seizure}]}
        sources:
          - {id: notes, title: Notes, language: ru, calendar: gregorian, document: notes.txt, lines: 10}
        places:
          - {id: palace, kind: palace, at: [30, 60], accuracy: 10, names: {en: Palace}}

        """ + Bank;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mapservice-");
    private readonly RunningServer _server;

    public StartImportTests()
    {
        _server = new RunningServer { Seeds = _folder.FullName };
        Write(Town);
    }

    public Task InitializeAsync() => _server.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_the_files_changed_is_taken_and_what_an_editor_changed_is_kept()
    {
        await EditAsync(HttpMethod.Put, "/api/items/place/bank", """{"id":"bank","kind":"bank","at":[30,60],"accuracy":10,"names":{"en":"State Bank"}}""", "\"1\"");
        Write(Town.Replace("en: Bank", "en: Private Bank", StringComparison.Ordinal).Replace("en: Palace", "en: Winter Palace", StringComparison.Ordinal));

        await _server.RestartAsync();
        Assert.Equal(["State Bank", "Winter Palace"], await NamesAsync());
    }

    [Fact]
    public async Task Files_that_do_not_fit_with_what_an_editor_recorded_keep_no_server_from_starting()
    {
        await EditAsync(HttpMethod.Post, "/api/items/event", """
            {"id":"taken","kind":"seizure","title":"Taken","account":"It was.","when":"1917-11-07T06","places":["bank"],"citations":[{"source":"notes","lines":1}]}
            """);
        Write(Town.Replace(Bank, "", StringComparison.Ordinal).Replace("en: Palace", "en: Winter Palace", StringComparison.Ordinal));

        await _server.RestartAsync();
        Assert.Equal(["Bank", "Palace"], await NamesAsync());
    }

    private void Write(string town) => File.WriteAllText(Path.Combine(_folder.FullName, "town.yaml"), town);

    private async Task EditAsync(HttpMethod method, string path, string body, string? version = null)
    {
        using var answer = await _server.EditAsync(method, path, body, version);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    private async Task<IEnumerable<string?>> NamesAsync()
    {
        using var http = new HttpClient();
        var places = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(new Uri(_server.Address, "/api/places"))).RootElement;
        return places.GetProperty("features").EnumerateArray().Select(place => place.GetProperty("properties").GetProperty("name").GetString()).Order().ToList();
    }
}
