import type Feature from 'ol/Feature';
import { LineString, MultiLineString, MultiPolygon, Polygon, type Geometry } from 'ol/geom';
import type { Mercator } from '../view';
import { textOf, type ThemeFeatures } from './geodata';

/** Ground plan of a place: rings of an area, or the lines of a bridge. */
export interface PlaceOutline {
  area: boolean;
  lines: readonly (readonly Mercator[])[];
  /** Of a bridge that can be opened. */
  opening?: BridgeOpening;
}

/** How a bridge opens: leaves are raised, or a span is swung aside. `at` is where, as a share of its length from the first end. */
export interface BridgeOpening {
  swings: boolean;
  at: number;
}

/** Ground plans of buildings and bridges by their id, which is that of the place in the gazetteer. */
export function readOutlines(themes: readonly ThemeFeatures[]): Map<string, PlaceOutline> {
  const drawn = themes.filter(({ theme }) => theme === 'buildings' || theme === 'bridges').flatMap(({ features }) => features);
  return new Map(drawn.flatMap(outlineOf));
}

function outlineOf(feature: Feature): [string, PlaceOutline][] {
  const geometry = feature.getGeometry();
  const lines = linesOf(geometry);
  const area = geometry instanceof Polygon || geometry instanceof MultiPolygon;
  const ids = [textOf(feature, 'id'), textOf(feature, 'place')].filter((id) => id !== '');
  return lines.length > 0 ? ids.map((id) => [id, { area, lines, ...openingOf(feature) }]) : [];
}

function openingOf(feature: Feature): { opening?: BridgeOpening } {
  const movable = textOf(feature, 'movable');
  if (movable === '' || movable === 'none') return {};
  const at: unknown = feature.get('opens_at');
  return { opening: { swings: movable === 'swing', at: typeof at === 'number' ? at : 0.5 } };
}

function linesOf(geometry: Geometry | undefined): Mercator[][] {
  if (geometry instanceof Polygon || geometry instanceof MultiLineString) return geometry.getCoordinates().map(toPoints);
  if (geometry instanceof MultiPolygon) return geometry.getCoordinates().flat().map(toPoints);
  if (geometry instanceof LineString) return [toPoints(geometry.getCoordinates())];
  return [];
}

function toPoints(coordinates: readonly (readonly number[])[]): Mercator[] {
  return coordinates.map(([x = 0, y = 0]) => [x, y]);
}
