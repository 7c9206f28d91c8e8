using System.Xml.Linq;

namespace MapService.History.Tests.Conventions;

/// <summary>Who may reference whom: the arrows of the architecture, read from the project files.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] TestPackages = ["xunit", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk", "FsCheck"];

    private static readonly Rule[] Rules =
    [
        new("MapService.History", [], ["NodaTime", "NetTopologySuite"]),
        new("MapService.Archive", ["History"], ["Microsoft.Data.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3", "Npgsql", "YamlDotNet"]),
        new("MapService.Playback", ["History"], []),
        new("MapService.Contract", [], []),
        new("MapService.Contract.TypeScript", ["Contract"], []),
        new("MapService.Server",
            ["Archive", "Contract", "Contract.TypeScript", "History", "Playback"], ["Microsoft.AspNetCore.OpenApi", "System.CommandLine"]),
        new("MapService.Client", ["Contract", "Playback"], ["Microsoft.AspNetCore.SignalR.Client.Core"]),
        new("MapService.Desktop", ["Client"], ["Avalonia.Desktop", "Avalonia.Themes.Fluent", "Mapsui.Avalonia12"]),
        new("MapService.History.Tests", ["History"], TestPackages),
        new("MapService.Archive.CrashHost", ["Archive"], []),
        new("MapService.Archive.Tests", ["Archive", "Archive.CrashHost", "History"], TestPackages),
        // The archive reads the seeds whose replay is tested.
        new("MapService.Playback.Tests", ["Archive", "History", "Playback"], TestPackages),
    ];

    public static TheoryData<string> Restricted => [.. Rules.Select(rule => rule.Project)];

    [Theory]
    [MemberData(nameof(Restricted))]
    public void A_project_references_only_the_projects_that_it_may(string project) =>
        Assert.Empty(References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Except(Find(project).Projects));

    [Theory]
    [MemberData(nameof(Restricted))]
    public void A_project_uses_only_the_packages_that_it_may(string project) =>
        Assert.Empty(References(project, "PackageReference").Except(Find(project).Packages));

    [Fact]
    public void The_server_does_not_load_the_generator_of_TypeScript()
    {
        var generator = Elements("MapService.Server", "ProjectReference")
            .Where(reference => Include(reference).EndsWith("MapService.Contract.TypeScript.csproj", StringComparison.Ordinal));

        Assert.All(generator, reference => Assert.Equal("false", (string?)reference.Attribute("ReferenceOutputAssembly")));
    }

    [Fact]
    public void Every_project_of_the_product_has_its_rule() =>
        Assert.Empty(Repository.Files("src", "*.csproj").Select(Path.GetFileNameWithoutExtension).Except(Rules.Select(rule => rule.Project)));

    [Fact]
    public void Nobody_but_the_server_and_the_client_knows_ASP_NET() => Assert.Empty(
        from file in Repository.Files("src", "*.csproj")
        where Path.GetFileNameWithoutExtension(file) is not ("MapService.Server" or "MapService.Client")
        where File.ReadAllText(file) is var text && (text.Contains("AspNetCore", StringComparison.Ordinal) || text.Contains("Sdk.Web", StringComparison.Ordinal))
        select file);

    [Fact]
    public void The_map_library_of_the_desktop_is_known_to_three_files_at_most() => Assert.InRange(
        Repository.Files(Path.Combine("src", "MapService.Desktop"), "*.cs").Count(file => File.ReadAllText(file).Contains("using Mapsui", StringComparison.Ordinal)), 1, 3);

    [Fact]
    public void The_stores_do_not_know_each_other() => Assert.Empty(
        from pair in new[] { (Folder: "Sqlite", Other: "Postgres"), (Folder: "Postgres", Other: "Sqlite") }
        where Directory.Exists(Repository.At("src", "MapService.Archive", pair.Folder))
        from file in Repository.Files(Path.Combine("src", "MapService.Archive", pair.Folder), "*.cs")
        where File.ReadAllText(file).Contains(pair.Other, StringComparison.Ordinal)
        select file);

    private static Rule Find(string project) => Rules.Single(rule => rule.Project == project);

    private static IEnumerable<string> References(string project, string kind) => Elements(project, kind).Select(Include);

    private static IEnumerable<XElement> Elements(string project, string kind) =>
        new[] { Repository.At("src", project, $"{project}.csproj"), Repository.At("tests", project, $"{project}.csproj") }
            .Where(File.Exists)
            .SelectMany(file => XDocument.Load(file).Descendants(kind));

    private static string Include(XElement reference) => (string)reference.Attribute("Include")!;

    private sealed record Rule(string Project, string[] ProjectNames, string[] Packages)
    {
        public IEnumerable<string> Projects => ProjectNames.Select(name => $"MapService.{name}");
    }
}
