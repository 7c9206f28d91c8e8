using MapService.Server.Editing;

namespace MapService.Server.Cli;

/// <summary>What the command line says about serving.</summary>
/// <param name="Store">Where the store is.</param>
/// <param name="SeedFolder">
/// The seeds that the store is brought up to at start; null for the shipped ones, unless the store holds another history.
/// </param>
/// <param name="GeodataFolder">The base map, over whose lines movements go.</param>
/// <param name="Urls">Addresses to listen on, separated by semicolons.</param>
/// <param name="Editing">Whether editing over HTTP is switched on; where it says nothing, the configuration does.</param>
public sealed record ServeOptions(StoreLocation Store, string? SeedFolder, string GeodataFolder, string Urls, EditingOptions Editing);
