import type Feature from 'ol/Feature';
import { LineString, MultiLineString, MultiPolygon, Polygon, type Geometry } from 'ol/geom';
import type { Mercator } from '../view';
import { textOf, type ThemeFeatures } from './geodata';

/** Ground plan of a place: rings of an area, or the lines of a bridge. */
export interface PlaceOutline {
  area: boolean;
  lines: readonly (readonly Mercator[])[];
  /** Where a bridge opens, as a share of its length from the first end. */
  opensAt: number;
}

/** Where a bridge opens of which the base map does not say it: in the middle. */
const middle = 0.5;

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
  return lines.length > 0 ? ids.map((id) => [id, { area, lines, opensAt: opensAt(feature) }]) : [];
}

function opensAt(feature: Feature): number {
  const share: unknown = feature.get('opens_at');
  return typeof share === 'number' && share >= 0 && share <= 1 ? share : middle;
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
