import type { HistoryAnswers } from '../net/api';

/** Edges in degrees: west, south, east, north. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** The part of the gazetteer's places at either end that may lie far off, such as the headquarters of an army. */
const farPart = 0.03;

/** Room around the outermost things, as a part of the whole. */
const margin = 0.04;

/** Where the whole story plays: the data set's view, every movement, and all but the farthest places. */
export function regionOf({ dataset, movements, places }: HistoryAnswers): Bounds {
  const [west = 0, south = 0, east = 0, north = 0] = dataset.view;
  const ways = movements.features.flatMap(({ geometry }) => (geometry.type === 'LineString' ? geometry.coordinates : []));
  const spots = places.features.flatMap(({ geometry }) => (geometry.type === 'Point' ? [geometry.coordinates] : []));
  const [lons, lats] = [rangeOf(spots, 0), rangeOf(spots, 1)];
  return widen([
    Math.min(west, lons.from, ...ways.map(([lon = west]) => lon)),
    Math.min(south, lats.from, ...ways.map(([, lat = south]) => lat)),
    Math.max(east, lons.to, ...ways.map(([lon = east]) => lon)),
    Math.max(north, lats.to, ...ways.map(([, lat = north]) => lat)),
  ]);
}

/** Range of a coordinate without its outliers; empty, the wrong way round, where there is none. */
function rangeOf(positions: readonly (readonly number[])[], axis: 0 | 1): { from: number; to: number } {
  const sorted = positions.flatMap((position) => position[axis] ?? []).sort((a, b) => a - b);
  const far = Math.floor(sorted.length * farPart);
  return { from: sorted[far] ?? Infinity, to: sorted[sorted.length - 1 - far] ?? -Infinity };
}

function widen([west, south, east, north]: Bounds): Bounds {
  const [x, y] = [(east - west) * margin, (north - south) * margin];
  return [west - x, south - y, east + x, north + y];
}
