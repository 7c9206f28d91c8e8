namespace MapService.Contract;

/// <summary>Answer of <c>GET /api/basemap</c>: what there is to draw under the data.</summary>
/// <param name="Themes">Names of the themes of our own map; each is a GeoJSON file at <c>/geodata/&lt;theme&gt;.geojson</c>.</param>
/// <param name="Credits">Whose work our own map rests on; to be shown on it.</param>
/// <param name="Layers">Other maps that the operator has configured; off until a viewer asks for one.</param>
public sealed record BaseMapInfo(IReadOnlyList<string> Themes, IReadOnlyList<string> Credits, IReadOnlyList<TileLayerInfo> Layers);

/// <summary>Another map, in tiles of the Web Mercator grid.</summary>
/// <param name="Id">Slug.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Url">
/// Address of a tile with {z}, {x} and {y} (or {-y}, counted from the south) in it; a WMTS layer in the GoogleMapsCompatible
/// matrix set with its address for tiles.
/// </param>
/// <param name="Attribution">Whose map it is; to be shown while it is.</param>
/// <param name="MinZoom">Coarsest zoom that has tiles.</param>
/// <param name="MaxZoom">Finest zoom that has tiles.</param>
public sealed record TileLayerInfo(string Id, string Name, string Url, string Attribution, int MinZoom, int MaxZoom);
