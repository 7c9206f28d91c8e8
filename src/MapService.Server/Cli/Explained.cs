using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using MapService.Archive;
using MapService.Archive.Editing;
using MapService.Archive.Import;
using MapService.History;
using Microsoft.Extensions.Options;

namespace MapService.Server.Cli;

/// <summary>Runs a command: what its own message explains is said without a stack trace; anything else is a bug and keeps it.</summary>
public static class Explained
{
    /// <summary>Runs a command that answers at once: 0, or 1 with the reason on standard error.</summary>
    public static int Run(Action command) => Run(() =>
    {
        command();
        return 0;
    });

    /// <summary>Runs a command that answers at once: its own exit code, or 1 with the reason on standard error.</summary>
    public static int Run(Func<int> command) => Run(() => Task.FromResult(command())).GetAwaiter().GetResult();

    /// <summary>Runs a command: 0, or 1 with the reason on standard error.</summary>
    public static Task<int> Run(Func<Task> command) => Run(async () =>
    {
        await command();
        return 0;
    });

    private static async Task<int> Run(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception error) when (error is InvalidSeedsException or InvalidDatasetException or CorruptLogException
            or ImportDoesNotFitException or EditDoesNotFitException or UnknownStoreException or OptionsValidationException
            or WrongExpectedVersionException or WrongExpectedPositionException or ValidationException or StoreUnavailableException or DbException
            or IOException or UnauthorizedAccessException or FormatException or SocketException
            or ArgumentException or InvalidOperationException or JsonException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
