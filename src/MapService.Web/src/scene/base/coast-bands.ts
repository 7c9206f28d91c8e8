import type Feature from 'ol/Feature';
import { MultiLineString, MultiPolygon, Polygon } from 'ol/geom';
import type BaseLayer from 'ol/layer/Base';
import VectorImageLayer from 'ol/layer/VectorImage';
import VectorSource from 'ol/source/Vector';
import { Fill, Stroke, Style } from 'ol/style';
import type { StyleFunction } from 'ol/style/Style';
import type { Palette } from '../palette';
import type { Mercator } from '../view';
import { drawableThemes, fetchTheme, textOf, type Theme } from './geodata';
import { coastOf } from './shore';

/**
 * Part of the wide theatre, its coasts drawn as fine as a band of zooms needs. A finer band covers its part of the coarser
 * ones, so that each stands on the next. One without a theme is the map's own drawing, which needs none below it.
 */
interface Band {
  theme: Theme | undefined;
  /** Shown up to this many Mercator metres per pixel. */
  coarsest: number;
  /** What it covers, in Mercator metres: west, south, east, north. */
  covers: readonly number[];
}

/** Larger than the screen by this factor: a short pan shows what is already drawn. */
const imageRatio = 1.4;

/** The distances of the lines that follow a coast, in CSS pixels, as an engraver sets them. */
const lineDistances = [9.5, 6, 3];

/** The layers of the coasts, from below. Each is fetched when it is first needed. */
export class CoastBands {
  readonly layers: readonly BaseLayer[];
  /** Where the widest band ends, in Mercator metres; undefined without bands. */
  readonly limits: readonly number[] | undefined;
  readonly #bands: readonly { band: Band; layer: VectorImageLayer<VectorSource> | undefined }[];

  /** `features` are those of the theatre, which say how far each band reaches. */
  constructor(features: readonly Feature[], palette: Palette) {
    const bands = features.filter((feature) => textOf(feature, 'kind') === 'band').map(bandOf).sort((a, b) => b.coarsest - a.coarsest);
    this.#bands = bands.map((band) => ({ band, layer: band.theme && bandLayer(band.theme, palette) }));
    this.layers = this.#bands.flatMap(({ layer }) => layer ?? []);
    this.limits = bands[0]?.covers;
  }

  /** Shows the bands that a view needs: those fine enough for it, down to the first that covers all of it. */
  show(extent: readonly number[], resolution: number): void {
    const needed = neededBands(this.#bands.map(({ band }) => band), extent, resolution);
    for (const { band, layer } of this.#bands) layer?.setVisible(needed.has(band));
  }

  /** Draws in other inks from now on. */
  usePalette(palette: Palette): void {
    for (const { layer } of this.#bands) layer?.setStyle(coastStyle(palette));
  }
}

/** Those of some bands, the coarsest first, that a view needs. */
export function neededBands<T extends Pick<Band, 'coarsest' | 'covers'>>(bands: readonly T[], extent: readonly number[], resolution: number): Set<T> {
  const fine = bands.filter(({ coarsest }) => resolution <= coarsest);
  const first = fine.findLastIndex(({ covers }) => isWithin(extent, covers));
  return new Set(fine.slice(Math.max(0, first)));
}

/** The map's own drawing is as fine as a band that goes down to the street; farther out than this it is only a part of what is seen. */
const ownCoarsest = 400;

function bandOf(feature: Feature): Band {
  const [theme, coarsest] = [textOf(feature, 'coasts'), feature.get('coarsest') as unknown];
  return {
    theme: drawableThemes([theme])[0],
    coarsest: typeof coarsest === 'number' ? coarsest : theme === '' ? ownCoarsest : Infinity,
    covers: feature.getGeometry()?.getExtent() ?? [],
  };
}

function bandLayer(theme: Theme, palette: Palette): VectorImageLayer<VectorSource> {
  const source = new VectorSource({ loader: async () => (await fetchTheme(theme)).features });
  return new VectorImageLayer({ source, style: coastStyle(palette), imageRatio, visible: false });
}

function coastStyle(palette: Palette): StyleFunction {
  const coast = (feature: { getGeometry(): unknown }) => coastLines(feature.getGeometry());
  const line = (color: string, width: number, zIndex: number) => new Style({ geometry: coast, stroke: new Stroke({ color, width, lineJoin: 'round' }), zIndex });
  const sea = new Style({ fill: new Fill({ color: palette.water }), zIndex: 0 });
  const waterLines = lineDistances.flatMap((distance, index) => [
    line(palette.waterLine, 2 * distance + 1, 1 + index * 2),
    line(palette.water, 2 * distance - 1, 2 + index * 2),
  ]);
  const land = [...waterLines, new Style({ fill: new Fill({ color: palette.paper }), zIndex: 10 }), line(palette.shore, 1, 11)];
  const lake = [new Style({ fill: new Fill({ color: palette.water }), zIndex: 12 }), line(palette.shore, 1, 13)];
  const styles: Record<string, Style | Style[]> = { 'open-sea': sea, land, lake };
  return (feature) => styles[textOf(feature, 'kind')];
}

const knownCoasts = new WeakMap<object, MultiLineString>();

/** The shores of an area without the edges at which the drawing ends; worked out once. */
function coastLines(geometry: unknown): MultiLineString | undefined {
  if (!(geometry instanceof Polygon || geometry instanceof MultiPolygon)) return undefined;
  const known = knownCoasts.get(geometry) ?? new MultiLineString(ringsOf(geometry).flatMap((ring) => coastOf(ring).map((line) => line.map(([x, y]) => [x, y]))));
  knownCoasts.set(geometry, known);
  return known;
}

function ringsOf(geometry: Polygon | MultiPolygon): Mercator[][] {
  const polygons = geometry instanceof Polygon ? [geometry] : geometry.getPolygons();
  return polygons.flatMap((polygon) => polygon.getCoordinates().map((ring) => ring.map(([x = 0, y = 0]): Mercator => [x, y])));
}

function isWithin([west = 0, south = 0, east = 0, north = 0]: readonly number[], [w = 0, s = 0, e = 0, n = 0]: readonly number[]): boolean {
  return west >= w && south >= s && east <= e && north <= n;
}
