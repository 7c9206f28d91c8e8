import GeoJSON from 'ol/format/GeoJSON';
import type Feature from 'ol/Feature';
import { fetchJson } from '../../net/api';
import type { Language } from '../../texts/languages';

/** Themes of the base map that this client knows how to draw, in the order of the map's layers from below. */
export const themes = [
  'coast-world',
  'coast-theatre',
  'coast-near',
  'theatre',
  'theatre-rivers',
  'sea',
  'relief',
  'builtup',
  'parks',
  'rivers',
  'lakes',
  'islands',
  'restored',
  'roads',
  'railways',
  'bridges',
  'buildings',
  'stations',
] as const;

/** Name of a theme. */
export type Theme = (typeof themes)[number];

/** Features of a theme, in Web Mercator. */
export interface ThemeFeatures {
  theme: Theme;
  features: Feature[];
}

const format = new GeoJSON({ dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' });

/** Themes that are fetched when they are first needed. */
const lazyThemes: ReadonlySet<Theme> = new Set(['coast-world', 'coast-theatre', 'coast-near', 'theatre-rivers']);

/** Whether a theme is fetched before the map is shown. */
export function isFetchedFirst(theme: Theme): boolean {
  return !lazyThemes.has(theme);
}

/** Those of the server's themes that can be drawn, in the order of {@link themes}. */
export function drawableThemes(names: readonly string[]): Theme[] {
  return themes.filter((theme) => names.includes(theme));
}

/** Fetches a theme; without features where it cannot be had. The theme is set on each feature as `theme`. */
export async function fetchTheme(theme: Theme): Promise<ThemeFeatures> {
  const collection = await fetchJson<object>(`/geodata/${theme}.geojson`).catch(() => undefined);
  const features = collection ? (format.readFeatures(collection) as Feature[]) : [];
  for (const feature of features) feature.set('theme', theme, true);
  return { theme, features };
}

/** A property of a feature that is text; empty where it is missing. */
export function textOf(feature: { get(key: string): unknown }, key: string): string {
  const value = feature.get(key);
  return typeof value === 'string' ? value : '';
}

/** Name of a feature in a language; its English name where it has none in that language. */
export function nameIn(feature: { get(key: string): unknown }, language: Language): string {
  return textOf(feature, `name_${language}`) || textOf(feature, 'name');
}
