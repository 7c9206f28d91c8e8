import type Feature from 'ol/Feature';
import { LineString, MultiLineString, MultiPolygon, Point, Polygon, type Geometry } from 'ol/geom';
import { languages, type Language } from '../../texts/languages';
import type { Mercator } from '../view';
import { nameIn, textOf, type Theme, type ThemeFeatures } from './geodata';

/** Something that bears a name on the map. */
export interface NamedFeature {
  id: string;
  theme: Theme;
  kind: string;
  names: Readonly<Record<Language, string>>;
  /** Outer ring of an area, closed, or the points of a line; a single point for what is drawn as a sign. */
  shape: 'area' | 'line' | 'point';
  points: readonly Mercator[];
  /** West, south, east, north in Mercator metres. */
  extent: readonly number[];
}

/** Hills are named after their contours; what a contour says beside the name, its height, is left to the figure on it. */
const remark = /\s*[,(].*$/;

/** Everything with a name, and every line of height. */
export function readNamed(themes: readonly ThemeFeatures[]): NamedFeature[] {
  return themes.flatMap(({ theme, features }) => features.flatMap((feature) => [...namedOf(theme, feature), ...heightOf(theme, feature)]));
}

function namedOf(theme: Theme, feature: Feature): NamedFeature[] {
  const names = Object.fromEntries(languages.map(({ id }) => [id, cleaned(theme, nameIn(feature, id))]));
  const kind = textOf(feature, 'kind') || textOf(feature, 'class');
  return names['en'] === '' ? [] : shaped(feature, { theme, kind, names: names as NamedFeature['names'] });
}

/** The height of a contour, as a figure to be set into its line. */
function heightOf(theme: Theme, feature: Feature): NamedFeature[] {
  const metres: unknown = feature.get('elevation_m');
  if (theme !== 'relief' || !textOf(feature, 'kind').startsWith('contour') || typeof metres !== 'number') return [];
  const names = Object.fromEntries(languages.map(({ id }) => [id, String(metres)]));
  return shaped(feature, { theme, kind: 'height', names: names as NamedFeature['names'] });
}

function shaped(feature: Feature, about: Pick<NamedFeature, 'theme' | 'kind' | 'names'>): NamedFeature[] {
  const geometry = feature.getGeometry();
  const outline = outlineOf(geometry);
  return outline && geometry ? [{ ...about, id: textOf(feature, 'id'), ...outline, extent: geometry.getExtent() }] : [];
}

function cleaned(theme: Theme, name: string): string {
  return theme === 'relief' ? name.replace(remark, '') : name;
}

function outlineOf(geometry: Geometry | undefined): Pick<NamedFeature, 'shape' | 'points'> | undefined {
  if (geometry instanceof Point) return { shape: 'point', points: [toPoint(geometry.getCoordinates())] };
  if (geometry instanceof LineString) return { shape: 'line', points: geometry.getCoordinates().map(toPoint) };
  if (geometry instanceof MultiLineString) return { shape: 'line', points: (geometry.getCoordinates()[0] ?? []).map(toPoint) };
  const polygon = geometry instanceof MultiPolygon ? geometry.getPolygon(0) : geometry;
  return polygon instanceof Polygon ? { shape: 'area', points: (polygon.getCoordinates()[0] ?? []).map(toPoint) } : undefined;
}

function toPoint([x = 0, y = 0]: readonly number[]): Mercator {
  return [x, y];
}
