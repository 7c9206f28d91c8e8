using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MapService.Contract.TypeScript;

/// <summary>
/// The contract as TypeScript: an interface per record, a discriminated union per polymorphic record, and the methods of
/// hub and viewer. A member that C# may leave null is optional, because null is not written, or nullable where the contract
/// says that it always is.
/// </summary>
public static class TypeScriptContract
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The whole file, types in order of name; the same contract always gives the same text.</summary>
    public static string Generate()
    {
        var text = new StringBuilder("// Generated from MapService.Contract; do not edit.\n");
        var types = typeof(IReplayHub).Assembly.GetExportedTypes().OrderBy(type => type.Name, StringComparer.Ordinal);
        foreach (var type in types)
            text.Append('\n').Append(type.IsInterface ? Hub(type) : IsUnion(type) ? Union(type) : Interface(type));
        return text.ToString();
    }

    private static bool IsUnion(Type type) => type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false);

    private static string Union(Type type)
    {
        var cases = type.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(derived => derived.DerivedType.Name);
        return $"export type {type.Name} = {string.Join(" | ", cases)};\n";
    }

    private static string Interface(Type type)
    {
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .OrderBy(property => property.MetadataToken)
            .Select(property => $"  {Member(property)};\n");
        return $"export interface {type.Name} {{\n{Discriminator(type)}{string.Concat(members)}}}\n";
    }

    private static string Discriminator(Type type)
    {
        var name = type.BaseType!.GetCustomAttribute<JsonPolymorphicAttribute>()?.TypeDiscriminatorPropertyName;
        if (name is null)
            return "";

        var tag = type.BaseType!.GetCustomAttributes<JsonDerivedTypeAttribute>().Single(derived => derived.DerivedType == type);
        return $"  {name}: '{tag.TypeDiscriminator}';\n";
    }

    private static string Member(PropertyInfo property)
    {
        var (optional, orNull) = (MayBeNull(property), IsAlwaysWritten(property)) switch
        {
            (true, true) => ("", " | null"),
            (true, false) => ("?", ""),
            _ => ("", ""),
        };
        return $"{CamelCase(property.Name)}{optional}: {TypeName(property.PropertyType)}{orNull}";
    }

    private static bool MayBeNull(PropertyInfo property) =>
        Nullability.Create(property).ReadState == NullabilityState.Nullable;

    private static bool IsAlwaysWritten(PropertyInfo property) =>
        property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.Never;

    private static string Hub(Type type)
    {
        var methods = type.GetMethods().OrderBy(method => method.MetadataToken).Select(HubMethod);
        return $"/** Methods: arguments as a tuple, and what is returned. */\n"
            + $"export interface {type.Name[1..]} {{\n{string.Concat(methods)}}}\n";
    }

    private static string HubMethod(MethodInfo method)
    {
        var arguments = method.GetParameters().Select(parameter =>
            $"{parameter.Name}: {TypeName(parameter.ParameterType)}{(MayBeNull(parameter) ? " | null" : "")}");
        var result = method.ReturnType == typeof(Task) ? "void" : TypeName(method.ReturnType.GetGenericArguments()[0]);
        return $"  {method.Name}: {{ args: [{string.Join(", ", arguments)}]; result: {result} }};\n";
    }

    private static bool MayBeNull(ParameterInfo parameter) =>
        Nullability.Create(parameter).WriteState == NullabilityState.Nullable;

    private static string TypeName(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return TypeName(underlying);
        if (type == typeof(string))
            return "string";
        if (type == typeof(bool))
            return "boolean";
        if (type.IsPrimitive)
            return "number";
        if (type == typeof(JsonElement))
            return "unknown";
        if (!type.IsGenericType)
            return type.Name;

        var arguments = type.GetGenericArguments();
        if (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return $"{TypeName(arguments[0])}[]";
        if (type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return $"Record<{TypeName(arguments[0])}, {TypeName(arguments[1])}>";
        throw new NotSupportedException($"The contract uses {type}, for which no TypeScript form is defined.");
    }

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
