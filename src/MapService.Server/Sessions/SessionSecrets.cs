using System.Security.Cryptography;
using System.Text;

namespace MapService.Server.Sessions;

/// <summary>The random texts of a session: its id, the presenter's key and the code by which others join.</summary>
public static class SessionSecrets
{
    /// <summary>Letters and digits of which none is taken for another, on paper, on a screen or by ear over a hall.</summary>
    private const string CodeLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>31 to the power of 8 is 850 billion: with the limit on tries, 20,000 sessions are found by guessing after years.</summary>
    private const int CodeLength = 8;

    /// <summary>64 random bits: enough to tell sessions apart, and to keep strangers from watching.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>128 random bits cannot be guessed.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>A code as it is kept: eight letters.</summary>
    public static string NewJoinCode() => RandomNumberGenerator.GetString(CodeLetters, CodeLength);

    /// <summary>A code as it is shown: <c>K7QM-4XWD</c>.</summary>
    public static string Show(string joinCode)
    {
        ArgumentNullException.ThrowIfNull(joinCode);
        return $"{joinCode[..(CodeLength / 2)]}-{joinCode[(CodeLength / 2)..]}";
    }

    /// <summary>A code as it is kept, from what somebody typed; null for what cannot be one.</summary>
    public static string? ReadJoinCode(string? typed)
    {
        const int MostTyped = 32;
        if (typed is not { Length: <= MostTyped })
            return null;
        var letters = string.Concat(typed.ToUpperInvariant().Where(letter => letter is not ('-' or ' ')));
        return letters.Length == CodeLength && letters.All(CodeLetters.Contains) ? letters : null;
    }

    /// <summary>What is kept of a key: SHA-256, hexadecimal. A key is random as it is and needs no salt.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Whether a key has a hash; takes the same time either way.</summary>
    public static bool IsKey(string key, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(key)), Encoding.ASCII.GetBytes(hash));
}
