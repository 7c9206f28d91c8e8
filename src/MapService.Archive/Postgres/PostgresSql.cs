namespace MapService.Archive.Postgres;

/// <summary>The statements, read from Sql/*.sql in this assembly.</summary>
internal static class PostgresSql
{
    /// <summary>What leads from each version of the schema to the next, from an empty database on.</summary>
    public static readonly string[] Schemas = [Load("Schema1"), Load("Schema2")];

    public static readonly string LockSchema = Load("LockSchema");
    public static readonly string FindSchema = Load("FindSchema");
    public static readonly string SchemaVersion = Load("SchemaVersion");
    public static readonly string Head = Load("Head");
    public static readonly string LockHead = Load("LockHead");
    public static readonly string HashAt = Load("HashAt");
    public static readonly string ReadAfter = Load("ReadAfter");
    public static readonly string LatestOfItems = Load("LatestOfItems");
    public static readonly string Append = Load("Append");

    public static readonly string FindSession = Load("FindSession");
    public static readonly string FindSessionByCode = Load("FindSessionByCode");
    public static readonly string CountSessions = Load("CountSessions");
    public static readonly string AddSession = Load("AddSession");
    public static readonly string UpdateSessions = Load("UpdateSessions");
    public static readonly string DrawSession = Load("DrawSession");
    public static readonly string TouchSessions = Load("TouchSessions");
    public static readonly string SweepSessions = Load("SweepSessions");

    private static string Load(string name)
    {
        var resource = $"{typeof(PostgresSql).Namespace}.Sql.{name}.sql";
        using var stream = typeof(PostgresSql).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Invariant: {resource} is embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
