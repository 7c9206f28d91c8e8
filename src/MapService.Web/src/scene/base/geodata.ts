import GeoJSON from 'ol/format/GeoJSON';
import type Feature from 'ol/Feature';
import { fetchJson } from '../../net/api';

/** Themes of the base map that this client knows how to draw, in the order of the map's layers from below. */
export const themes = [
  'theatre',
  'sea',
  'relief',
  'builtup',
  'parks',
  'rivers',
  'lakes',
  'islands',
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

/** Themes that the server has, in the order of {@link themes}; none where it cannot be asked. */
export async function listThemes(): Promise<Theme[]> {
  const names = await fetchJson<string[]>('/geodata/index.json').catch((): string[] => []);
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
