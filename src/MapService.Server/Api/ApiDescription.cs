using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MapService.Server.Api;

/// <summary>The OpenAPI document, made to say what the answers do.</summary>
public static class ApiDescription
{
    private const string EditorKey = "editorKey";
    private const string PresenterKey = "presenterKey";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "MapService";
            document.Info.Description = "A history on the map. Times are ISO 8601, local, Gregorian, without offset; positions are WGS84, longitude first.";
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.AddComponent(EditorKey, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The editor key that the server was started with.",
            });
            document.AddComponent(PresenterKey, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "Id and key of a session, with a full stop between.",
            });
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            foreach (var property in context.JsonTypeInfo.Properties.Where(IsLeftOutWhenNull))
                schema.Required?.Remove(property.Name);
            return Task.CompletedTask;
        });
    }

    /// <summary>Says that an operation needs the editor key.</summary>
    public static Task RequireEditorKey(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancelled)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(EditorKey, context.Document)] = [] }];
        return Task.CompletedTask;
    }

    /// <summary>Says that an operation needs the key of a session.</summary>
    public static Task RequirePresenterKey(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancelled)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(PresenterKey, context.Document)] = [] }];
        return Task.CompletedTask;
    }

    private static bool IsLeftOutWhenNull(JsonPropertyInfo property) =>
        property.IsGetNullable
        && property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is not [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.Never }];
}
