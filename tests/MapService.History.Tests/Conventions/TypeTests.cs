using System.Text.RegularExpressions;

namespace MapService.History.Tests.Conventions;

/// <summary>How types are declared, read from the sources of every project.</summary>
public sealed partial class TypeTests
{
    private static readonly string[] Interfaces = ["IArchive", "IReplayHub", "IReplayViewer", "ISessionStore"];

    private static readonly Declaration[] Declarations =
    [
        .. from file in Repository.Files("src", "*.cs")
           let text = File.ReadAllText(file)
           let home = NamespaceLine().Match(text).Groups["name"].Value
           from Match match in DeclarationLine().Matches(text)
           select new Declaration(
               Path.GetFileName(file), home, match.Groups["modifiers"].Value, match.Groups["kind"].Value, match.Groups["name"].Value),
    ];

    [Fact]
    public void The_declarations_are_found()
    {
        Assert.Contains(new Declaration("Timeline.cs", "MapService.Playback.Timelines", "public sealed ", "class", "Timeline"), Declarations);
        Assert.Contains(new Declaration("Item.cs", "MapService.History", "public readonly ", "record struct", "ItemKey"), Declarations);
    }

    [Fact]
    public void Public_classes_are_sealed_abstract_or_static() => Assert.Empty(
        from type in Declarations
        where type.Kind is "class" or "record" && type.Modifiers.Contains("public", StringComparison.Ordinal)
        where !type.Modifiers.Split(' ').Intersect(["sealed", "abstract", "static"]).Any()
        select type);

    [Fact]
    public void Interfaces_are_few_and_known() =>
        Assert.Empty(Declarations.Where(type => type.Kind == "interface").Select(type => type.Name).Except(Interfaces));

    [Fact]
    public void No_type_is_a_bag() => Assert.DoesNotContain(Declarations, type => BagName().IsMatch(type.Name));

    [Fact]
    public void No_type_is_called_as_a_namespace()
    {
        var namespaces = Declarations.SelectMany(type => type.Namespace.Split('.')).ToHashSet();

        Assert.DoesNotContain(Declarations, type => namespaces.Contains(type.Name));
    }

    [Fact]
    public void Value_structs_are_readonly() => Assert.DoesNotContain(
        Declarations,
        type => type.Kind.EndsWith("struct", StringComparison.Ordinal) && !type.Modifiers.Contains("readonly", StringComparison.Ordinal));

    /// <summary>A record prints its properties, and one of its own type would print its own without end.</summary>
    [Fact]
    public void A_record_with_a_property_of_its_own_type_says_how_it_is_printed() => Assert.Empty(
        from file in Repository.Files("src", "*.cs")
        from part in File.ReadAllText(file).Split("record ").Skip(1)
        let name = NameLine().Match(part).Groups["name"].Value
        where name.Length > 0 && Regex.IsMatch(part, $@"^    public {name} \w+ (=>|\{{)", RegexOptions.Multiline)
        where !part.Contains("override string ToString", StringComparison.Ordinal)
        select $"{Path.GetFileName(file)}: {name}");

    [Fact]
    public void A_namespace_is_the_folder_of_its_file() => Assert.Empty(
        from file in Repository.Files("src", "*.cs")
        let folder = Path.GetRelativePath(Repository.At("src"), Path.GetDirectoryName(file)!)
        let home = NamespaceLine().Match(File.ReadAllText(file)).Groups["name"].Value
        where home.Length > 0 && home != folder.Replace(Path.DirectorySeparatorChar, '.')
        select $"{file}: {home}");

    [Fact]
    public void Public_properties_of_the_domain_cannot_be_set() => Assert.Empty(
        from assembly in new[] { typeof(Item).Assembly }
        from type in assembly.GetExportedTypes()
        from property in type.GetProperties()
        where property.DeclaringType!.Assembly == assembly && property.SetMethod is { IsPublic: true } set
            && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
        select $"{type}.{property.Name}");

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^\s*(?<modifiers>((public|internal|private|protected|file|sealed|abstract|static|readonly|partial|ref|unsafe) )+)(?<kind>record struct|record class|class|record|struct|interface|enum) (?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex DeclarationLine();

    [GeneratedRegex(@"^(struct )?(?<name>\w+)")]
    private static partial Regex NameLine();

    [GeneratedRegex("(Utils?|Utilities|Helpers?|Managers?|Services?)$")]
    private static partial Regex BagName();

    private sealed record Declaration(string File, string Namespace, string Modifiers, string Kind, string Name);
}
