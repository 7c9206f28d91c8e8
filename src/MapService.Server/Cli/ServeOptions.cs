namespace MapService.Server.Cli;

/// <summary>What the command line says about serving.</summary>
/// <param name="DataFolder">Where the store is kept; made if it is not there.</param>
/// <param name="SeedFolder">
/// The seeds that the store is brought up to at start; null for the shipped ones, unless the store holds another history.
/// </param>
/// <param name="GeodataFolder">The base map.</param>
/// <param name="Urls">Addresses to listen on, separated by semicolons.</param>
public sealed record ServeOptions(string DataFolder, string? SeedFolder, string GeodataFolder, string Urls);
