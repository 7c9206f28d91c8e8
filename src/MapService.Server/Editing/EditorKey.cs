using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

namespace MapService.Server.Editing;

/// <summary>What an editor has to show. Only its hash is kept, and nothing of it is ever written anywhere.</summary>
public sealed class EditorKey
{
    /// <summary>Sixteen characters at random are some 90 bits: far beyond guessing, and a plain hash of them beyond reversing.</summary>
    public const int ShortestKey = 16;

    /// <summary>What fits a header with room to spare.</summary>
    public const int LongestKey = 1024;

    private const UnixFileMode OthersRights =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly byte[] _hash;

    private EditorKey(byte[] hash) => _hash = hash;

    /// <summary>The key that is configured; null if none is.</summary>
    /// <exception cref="ValidationException">It cannot be used; the message says why and never what it is.</exception>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    public static EditorKey? Open(EditingOptions options) => options switch
    {
        { KeyHash: not null, KeyFile: not null } => throw new ValidationException("Editing: found both KeyHash and KeyFile; allowed: one of them."),
        { KeyHash: { } hash } => new EditorKey(ReadHash(hash)),
        { KeyFile: { } file } => new EditorKey(Hash(ReadKey(file))),
        _ => null,
    };

    /// <summary>Whether a key is the one that was configured; takes the same time either way.</summary>
    public bool Is(string key) => CryptographicOperations.FixedTimeEquals(Hash(key), _hash);

    private static byte[] ReadHash(string hash) => hash.Length == 2 * SHA256.HashSizeInBytes && hash.All(char.IsAsciiHexDigit)
        ? Convert.FromHexString(hash)
        : throw new ValidationException($"Editing: KeyHash: found {hash.Length} characters; allowed: the SHA-256 of the key as 64 hexadecimal digits.");

    private static string ReadKey(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & OthersRights) != 0)
            throw new ValidationException($"Editing: KeyFile: found {file}, which others than its owner have rights on; allowed: a file for its owner alone: chmod 600 {file}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = new char[LongestKey + 2];
        var key = new string(text, 0, reader.ReadBlock(text)).Trim();
        return key.Length is >= ShortestKey and <= LongestKey && key.All(IsTokenCharacter)
            ? key
            : throw new ValidationException($"Editing: KeyFile: found {file} with a text that is no key; allowed: {ShortestKey} to {LongestKey} letters, digits and -._~+/= without white space, best made at random.");
    }

    /// <summary>What RFC 6750 lets a bearer token consist of.</summary>
    private static bool IsTokenCharacter(char character) => char.IsAsciiLetterOrDigit(character) || "-._~+/=".Contains(character);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
