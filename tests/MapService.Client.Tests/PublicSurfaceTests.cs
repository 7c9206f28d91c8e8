using System.Reflection;
using MapService.Client.Playing;
using Xunit;

namespace MapService.Client.Tests;

/// <summary>A program that uses the library meets no type of the web, of ASP.NET or of a way to draw.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly string[] Foreign = ["Microsoft.AspNetCore", "Microsoft.Extensions", "System.Net", "System.IO.Pipelines", "Mapsui", "SkiaSharp", "Avalonia"];

    [Fact]
    public void No_public_member_names_a_foreign_type() => Assert.Empty(
        from type in typeof(Player).Assembly.GetExportedTypes()
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        from used in TypesOf(member).SelectMany(WithArguments)
        where Foreign.Any(name => used.FullName?.StartsWith(name, StringComparison.Ordinal) == true)
        select $"{type.Name}.{member.Name}: {used}");

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        EventInfo @event => [@event.EventHandlerType!],
        _ => [],
    };

    private static IEnumerable<Type> WithArguments(Type type) => [type, .. type.GetGenericArguments().SelectMany(WithArguments)];
}
