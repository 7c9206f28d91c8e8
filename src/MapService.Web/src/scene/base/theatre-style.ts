import type { FeatureLike } from 'ol/Feature';
import { Circle, Fill, Stroke, Style } from 'ol/style';
import type { StyleFunction } from 'ol/style/Style';
import type { Palette } from '../palette';
import { textOf } from './geodata';

/** Above this many Mercator metres per pixel the towns of the theatre are drawn, below it the fine ones of the region. */
export const theatreScale = 150;

/** Up to this many Mercator metres per pixel towns of a kind are shown: with more of them the signs would run together. */
export const townScales: Readonly<Record<string, number>> = {
  capital: 24_000,
  city: 6_500,
  town: 2_400,
  'small-town': 900,
};

/** Between these many Mercator metres per pixel rivers and frontiers are drawn. */
export const riverScale = [200, 7_000] as const;
const frontierScale = [60, 9_000] as const;

/** Rivers, frontiers and towns of the wide surroundings, at a small scale. */
export function theatreStyle(palette: Palette): StyleFunction {
  const styles: Record<string, Style | Style[]> = {
    capital: [ring(palette, 6.4, 1.4), dot(palette, 3.4)],
    city: [ring(palette, 4.9, 1.4), dot(palette, 2.3)],
    town: ring(palette, 3.6, 1.5),
    'small-town': dot(palette, 2.3),
    border: dashed(palette.textSoft, 1.1, [7, 5]),
    frontier: [
      new Style({ stroke: new Stroke({ color: palette.frontier, width: 7, lineJoin: 'round' }), zIndex: 1 }),
      dashed(palette.text, 1.3, [9, 4, 1.5, 4]),
    ],
  };
  return (feature, resolution) => {
    const kind = textOf(feature, 'kind');
    if (kind === 'river') return isBetween(resolution, riverScale) ? river(palette, resolution) : undefined;
    if (kind === 'border' || kind === 'frontier') return isBetween(resolution, frontierScale) ? styles[kind] : undefined;
    return isTownShown(feature, kind, resolution) ? styles[kind] : undefined;
  };
}

/** From near the towns of the region are drawn as they are built; the others keep their sign. */
function isTownShown(feature: FeatureLike, kind: string, resolution: number): boolean {
  const coarsest = townScales[kind];
  return coarsest !== undefined && resolution <= coarsest && (resolution > theatreScale || feature.get('drawn') !== true);
}

function isBetween(resolution: number, [finest, coarsest]: readonly [number, number]): boolean {
  return resolution >= finest && resolution <= coarsest;
}

function river(palette: Palette, resolution: number): Style {
  return new Style({ stroke: new Stroke({ color: palette.shore, width: resolution > 2_500 ? 0.7 : 1.1, lineJoin: 'round' }), zIndex: 0 });
}

function ring({ rail, railGap }: Palette, radius: number, width: number): Style {
  return new Style({ image: new Circle({ radius, fill: new Fill({ color: railGap }), stroke: new Stroke({ color: rail, width }) }), zIndex: 3 });
}

function dot({ rail }: Palette, radius: number): Style {
  return new Style({ image: new Circle({ radius, fill: new Fill({ color: rail }) }), zIndex: 4 });
}

function dashed(color: string, width: number, lineDash: number[]): Style {
  return new Style({ stroke: new Stroke({ color, width, lineDash, lineCap: 'butt' }), zIndex: 2 });
}
