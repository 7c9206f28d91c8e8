namespace MapService.Archive.Sqlite;

/// <summary>The statements, read from Sql/*.sql in this assembly.</summary>
internal static class SqliteSql
{
    /// <summary>What leads from each version of the log's schema to the next, from an empty file on.</summary>
    public static readonly string[] Schemas = [Load("Schema1"), Load("Schema2"), Load("Schema3")];

    public static readonly string Append = Load("Append");
    public static readonly string MoveHead = Load("MoveHead");
    public static readonly string ReadAfter = Load("ReadAfter");
    public static readonly string LatestOfItem = Load("LatestOfItem");
    public static readonly string HashAt = Load("HashAt");
    public static readonly string Head = Load("Head");

    /// <summary>The same for the sessions, which are in a file of their own.</summary>
    public static readonly string[] SessionSchemas = [Load("SessionSchema1"), Load("SessionSchema2")];

    public static readonly string FindSession = Load("FindSession");
    public static readonly string FindSessionByCode = Load("FindSessionByCode");
    public static readonly string CountSessions = Load("CountSessions");
    public static readonly string AddSession = Load("AddSession");
    public static readonly string UpdateSession = Load("UpdateSession");
    public static readonly string DrawSession = Load("DrawSession");
    public static readonly string TouchSession = Load("TouchSession");
    public static readonly string SweepSessions = Load("SweepSessions");

    private static string Load(string name)
    {
        var resource = $"{typeof(SqliteSql).Namespace}.Sql.{name}.sql";
        using var stream = typeof(SqliteSql).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Invariant: {resource} is embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
